namespace Dispatch.Bench.Steady;

/// <param name="Rate">Positions a second; null for half of what the ingest bench reaches in the same run.</param>
/// <param name="Seconds">How long it is measured, at most: the journeys end after <see cref="Journey.Seconds"/> fixes of each vehicle.</param>
/// <param name="WarmUp">Seconds at the same rate before; 0 measures from the start of the load.</param>
/// <param name="IsCold">Whether the process is started afresh instead of warmed up.</param>
public sealed record SteadyOptions(int Vehicles, int? Rate, int Seconds, int WarmUp, bool IsCold, IReadOnlyList<StoreChoice> Stores)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- steady [--cold] [--programs sqlite,redis]
            [--rate 50000|half] [--vehicles 10000] [--seconds 60] [--warmup 20]

        Sends the same journeys at a fixed rate, whatever the tower does, and prints how late answers are and rows of the live picture. With
        --cold: to a process that has just been started, and prints how long it has a backlog. See tests/Bench/README.md.
        """;

    private const string Cold = "--cold";
    private const string Half = "half";

    private static readonly SteadyOptions Default = new(Vehicles: 10_000, Rate: 50_000, Seconds: 60, WarmUp: 20, IsCold: false, [StoreChoice.Power]);

    /// <returns>Null where it makes no sense.</returns>
    public static SteadyOptions? Parse(IReadOnlyList<string> arguments) => Arguments.Parse(
        Default with { IsCold = arguments.Contains(Cold, StringComparer.Ordinal) },
        [.. arguments.Where(argument => argument != Cold)],
        (options, name, text) => options.With(name, text));

    private SteadyOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--vehicles", { } value) => this with { Vehicles = value },
        ("--rate", { } value) => this with { Rate = value },
        ("--rate", null) when text == Half => this with { Rate = null },
        ("--seconds", { } value) => this with { Seconds = value },
        ("--warmup", _) when Arguments.CountOrNone(text) is { } value => this with { WarmUp = value },
        ("--programs", _) when Arguments.Stores(text) is { } stores => this with { Stores = stores },
        _ => null,
    };
}
