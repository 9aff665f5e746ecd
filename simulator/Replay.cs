using Dispatch.Recordings;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>Sends a recording's positions when they are due, in order, one batch after the other.</summary>
public sealed class Replay(TowerClient tower, TimeProvider clock)
{
    /// <summary>A batch waits this long for company, so that a fleet at high speed does not cost a request per position.</summary>
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(100);

    /// <param name="tally">Grows while it plays, and stands when it is stopped.</param>
    /// <param name="progress">Called after every batch.</param>
    public async Task Play(Recording recording, ReplayOptions options, Tally tally, Action progress, CancellationToken stop)
    {
        var started = clock.GetTimestamp();

        while (tally.Sent < recording.Positions.Length)
        {
            await Until(DueAfter(recording, tally.Sent, options.Speed), started, stop);

            var reached = Reached(recording, options.Speed, clock.GetElapsedTime(started));
            var batch = Due(recording, tally.Sent, options.Batch, reached);

            tally.Add(batch.Count, await tower.Post(batch, options.Carrier, stop));
            progress();
        }
    }

    /// <summary>
    /// The recording at the present: it begins now at real time; played faster it begins earlier, as a position may not lie in the future.
    /// </summary>
    public static Recording AtPresent(Recording recording, double speed, DateTimeOffset now)
    {
        var takes = speed == 0 ? TimeSpan.Zero : (recording.End - recording.Begin) / speed;
        var begin = speed <= 1 && speed != 0 ? now : now + takes - (recording.End - recording.Begin);
        return recording.ShiftedBy(begin - recording.Begin);
    }

    /// <summary>At least the next position, which has been waited for.</summary>
    private static List<RecordedPosition> Due(Recording recording, int from, int most, DateTimeOffset reached)
    {
        var end = from + 1;
        while (end < recording.Positions.Length && end - from < most && recording.Positions[end].At <= reached)
        {
            end++;
        }

        return [.. recording.Positions[from..end]];
    }

    private static TimeSpan DueAfter(Recording recording, int index, double speed) =>
        speed == 0 ? TimeSpan.Zero : (recording.Positions[index].At - recording.Begin) / speed;

    private static DateTimeOffset Reached(Recording recording, double speed, TimeSpan elapsed) =>
        speed == 0 ? recording.End : recording.Begin + (elapsed * speed);

    private async Task Until(TimeSpan due, long started, CancellationToken stop)
    {
        var early = due - clock.GetElapsedTime(started);
        if (early > TimeSpan.Zero)
        {
            await Task.Delay(early + Linger, clock, stop);
        }
    }
}
