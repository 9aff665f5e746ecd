namespace Dispatch.Bench.Memory;

/// <param name="Base">The small tower that the others are compared with.</param>
/// <param name="Fixes">How many times each vehicle reports at least, half a minute after the other in its own time.</param>
/// <param name="Positions">Over so many the processor time of one is measured.</param>
public sealed record MemoryOptions(IReadOnlyList<int> Shipments, int Base, int Fixes, int Positions, IReadOnlyList<StoreChoice> Stores)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- memory [--programs sqlite,redis]
            [--shipments 200000,1000000] [--base 10000] [--fixes 10] [--positions 2000000]

        Fills towers with live shipments whose vehicles report, and prints resident memory for each, the processor time of a position as against
        a tower with few, and the longest pause of the garbage collector. See tests/Bench/README.md.
        """;

    private static readonly MemoryOptions Default = new([200_000, 1_000_000], Base: 10_000, Fixes: 10, Positions: 2_000_000, [StoreChoice.Power]);

    /// <returns>Null where it makes no sense.</returns>
    public static MemoryOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text)) is { } options
            && options.Shipments.All(shipments => shipments > options.Base) ? options : null;

    private MemoryOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--base", { } value) => this with { Base = value },
        ("--fixes", { } value) => this with { Fixes = value },
        ("--positions", { } value) => this with { Positions = value },
        ("--shipments", _) when Counts(text) is { } counts => this with { Shipments = counts },
        ("--programs", _) when Arguments.Stores(text) is { } stores => this with { Stores = stores },
        _ => null,
    };

    private static IReadOnlyList<int>? Counts(string text)
    {
        var counts = text.Split(',').Select(Arguments.Count).ToList();
        return counts.Contains(null) ? null : [.. counts.OfType<int>()];
    }
}
