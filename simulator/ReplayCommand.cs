using Dispatch.Recordings;
using Dispatch.Telematics;
using Spectre.Console;

namespace Dispatch.Simulation;

/// <summary>The command <c>replay</c>: reads, plays, shows how far it is, and sums up, also when it is stopped half way.</summary>
public sealed class ReplayCommand(IAnsiConsole console, TimeProvider clock)
{
    public async Task<int> Run(ReplayOptions options, CancellationToken stop)
    {
        var recording = Recording.Read(options.File, options.Vehicle);
        var vehicles = recording.Positions.Select(position => position.VehicleId).Distinct(StringComparer.Ordinal).Count();
        console.MarkupLineInterpolated(
            $"{options.File}: {recording.Positions.Length} positions of {vehicles} vehicles ({recording.Shape}), {recording.Begin:u} to {recording.End:u}");

        if (options.ShiftToNow)
        {
            recording = Replay.AtPresent(recording, options.Speed, clock.GetUtcNow());
        }

        using var http = TowerClient.Http(options.Url, options.Key);
        var tower = new TowerClient(http, clock)
        {
            Waiting = (why, delay) => console.MarkupLineInterpolated($"[yellow]{why}; again in {delay.TotalSeconds:0.#} s[/]"),
        };

        var tally = new Tally();
        var started = clock.GetTimestamp();
        try
        {
            await ReplayProgress.Show(console, clock, recording, tally, progress => new Replay(tower, clock).Play(recording, options, tally, progress, stop));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            console.MarkupLine("Stopped.");
        }
        finally
        {
            console.MarkupLineInterpolated($"{tally} in {clock.GetElapsedTime(started).TotalSeconds:0.0} s");
        }

        return tally.Sent == recording.Positions.Length ? 0 : Interrupted;
    }

    /// <summary>What shells expect of a program that Ctrl-C ended.</summary>
    private const int Interrupted = 130;
}
