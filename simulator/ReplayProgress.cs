using Dispatch.Recordings;
using Spectre.Console;

namespace Dispatch.Simulation;

/// <summary>A bar in a terminal; elsewhere (a log, a pipe) a plain line now and then.</summary>
public static class ReplayProgress
{
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static Task Show(IAnsiConsole console, TimeProvider clock, Recording recording, Tally tally, Func<Action, Task> play) =>
        console.Profile.Capabilities.Interactive && console.Profile.Out.IsTerminal
            ? Bar(console, recording, tally, play)
            : Lines(console, clock, recording, tally, play);

    private static Task Bar(IAnsiConsole console, Recording recording, Tally tally, Func<Action, Task> play) => console
        .Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(async bars =>
        {
            var bar = bars.AddTask(Where(recording, tally), maxValue: recording.Positions.Length);
            await play(() =>
            {
                bar.Description = Where(recording, tally);
                bar.Value = tally.Sent;
            });
        });

    private static Task Lines(IAnsiConsole console, TimeProvider clock, Recording recording, Tally tally, Func<Action, Task> play)
    {
        var last = clock.GetTimestamp();
        return play(() =>
        {
            if (clock.GetElapsedTime(last) < LineEvery)
            {
                return;
            }

            last = clock.GetTimestamp();
            console.WriteLine($"{Where(recording, tally)}: {tally.Sent} of {recording.Positions.Length}");
        });
    }

    private static string Where(Recording recording, Tally tally) => $"{recording.Positions[Math.Max(0, tally.Sent - 1)].At:u}";
}
