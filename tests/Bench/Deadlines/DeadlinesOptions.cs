namespace Dispatch.Bench.Deadlines;

/// <param name="Pending">How many deadlines there are: two a shipment.</param>
/// <param name="Resident">How many become due a second while their owners are in memory.</param>
/// <param name="Cold">How many become due a second while their owners have to be loaded.</param>
/// <param name="Seconds">How long they do; <c>/slo</c> looks back on five minutes.</param>
/// <param name="Lead">Seconds that all preparation may take; null for an estimate.</param>
public sealed record DeadlinesOptions(int Pending, int Resident, int Cold, int Seconds, int? Lead, IReadOnlyList<StoreChoice> Stores)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- deadlines [--programs sqlite,redis]
            [--pending 1000000] [--resident 5000] [--cold 1500] [--seconds 60] [--lead SECONDS]

        Fills a store with pending deadlines, some of which become due, so many a second, and prints how late their owners are woken: once
        while they are in memory, once after a start. See tests/Bench/README.md.
        """;

    private const int MaxSeconds = 200;

    private static readonly DeadlinesOptions Default = new(Pending: 1_000_000, Resident: 5_000, Cold: 1_500, Seconds: 60, Lead: null, [StoreChoice.Power]);

    public int Shipments => Pending / 2;

    /// <returns>Null where it makes no sense.</returns>
    public static DeadlinesOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text)) is { } options
            && options.Shipments >= Math.Max(options.Resident, options.Cold) * options.Seconds ? options : null;

    private DeadlinesOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--pending", { } value) => this with { Pending = value },
        ("--resident", { } value) => this with { Resident = value },
        ("--cold", { } value) => this with { Cold = value },
        ("--seconds", { } value and <= MaxSeconds) => this with { Seconds = value },
        ("--lead", { } value) => this with { Lead = value },
        ("--programs", _) when Arguments.Stores(text) is { } stores => this with { Stores = stores },
        _ => null,
    };
}
