namespace Dispatch.Bench.Milestones;

/// <param name="WarmUp">Shipments that are told of before, unmeasured: their journeys compile what the others' take.</param>
/// <param name="Batch">Milestones a request, each of another shipment.</param>
/// <param name="Connections">Requests in flight, at most.</param>
public sealed record MilestonesOptions(int Shipments, int WarmUp, int Batch, int Rounds, int Connections, IReadOnlyList<StoreChoice> Stores)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- milestones [--programs sqlite,redis]
            [--shipments 10000] [--warmup 4000] [--batch 100] [--rounds 3] [--connections 32]

        Reports whole journeys of all shipments, milestone by milestone, and prints how many of them are committed a second by a tower
        that has seen others before. See tests/Bench/README.md.
        """;

    private static readonly MilestonesOptions Default = new(Shipments: 10_000, WarmUp: 4_000, Batch: 100, Rounds: 3, Connections: 32, [StoreChoice.Power]);

    /// <returns>Null where it makes no sense.</returns>
    public static MilestonesOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text));

    private MilestonesOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--shipments", { } value) => this with { Shipments = value },
        ("--warmup", _) when Arguments.CountOrNone(text) is { } value => this with { WarmUp = value },
        ("--batch", { } value and <= 1_000) => this with { Batch = value },
        ("--rounds", { } value) => this with { Rounds = value },
        ("--connections", { } value) => this with { Connections = value },
        ("--programs", _) when Arguments.Stores(text) is { } stores => this with { Stores = stores },
        _ => null,
    };
}
