using Dispatch.Simulation;
using Spectre.Console;

if (Console.IsOutputRedirected)
{
    AnsiConsole.Profile.Width = 1_000; // a log's lines are not wrapped
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true; // let it end by itself, with its summary
    stop.Cancel();
};

try
{
    if (args is [] or ["--help" or "-h"] or ["replay", "--help" or "-h"])
    {
        Console.WriteLine(ReplayOptions.Help);
        return 0;
    }

    return args switch
    {
        ["replay", .. var rest] => await new ReplayCommand(AnsiConsole.Console, TimeProvider.System)
            .Run(ReplayOptions.Parse(rest, Environment.GetEnvironmentVariable), stop.Token),
        _ => throw new UsageException($"There is no command {args[0]}. See: --help"),
    };
}
catch (UsageException complaint)
{
    Console.Error.WriteLine(complaint.Message);
    return 2;
}
