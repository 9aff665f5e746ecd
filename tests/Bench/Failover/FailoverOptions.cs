namespace Dispatch.Bench.Failover;

/// <param name="Rounds">How often a silo is killed, in turns.</param>
public sealed record FailoverOptions(int Shipments, int Rounds)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- failover [--shipments 500] [--rounds 5]

        Kills a silo of a cluster of two, and prints how long it takes until every shipment and every vehicle answers again. See
        tests/Bench/README.md.
        """;

    private static readonly FailoverOptions Default = new(Shipments: 500, Rounds: 5);

    /// <returns>Null where it makes no sense.</returns>
    public static FailoverOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text));

    private FailoverOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--shipments", { } value) => this with { Shipments = value },
        ("--rounds", { } value) => this with { Rounds = value },
        _ => null,
    };
}
