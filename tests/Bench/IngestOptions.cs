namespace Dispatch.Bench;

/// <param name="Seconds">A round stops sending after this long; it is a whole round only if all journeys end before.</param>
/// <param name="Connections">Requests in flight.</param>
/// <param name="Programs">What is measured beside the ceiling.</param>
public sealed record IngestOptions(int Vehicles, int Seconds, int Rounds, int Connections, IReadOnlyList<string> Programs)
{
    public const string Peer = "peer";

    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- ingest [--programs sqlite,redis,peer]
            [--vehicles 10000] [--seconds 300] [--rounds 3] [--connections 32]

        Sends whole journeys of all vehicles, 100 positions a request, to a program that only reads them (the ceiling) and in turns to the
        tower on SQLite and on Redis, each power-safe and fast, and to a plain PostgreSQL design (the peer), and prints the medians. Redis and
        PostgreSQL are started by it. Without --programs: sqlite. See tests/Bench/README.md.
        """;

    private static readonly IngestOptions Default = new(Vehicles: 10_000, Seconds: 300, Rounds: 3, Connections: 32, [StoreChoice.Sqlite]);

    public bool Includes(string program) => Programs.Contains(program, StringComparer.Ordinal);

    public LoadGenerator Generator(Sender sender) => new(sender, Connections, TimeSpan.FromSeconds(Seconds));

    public static IngestOptions For(int vehicles) => (Default with { Vehicles = vehicles }).InOrder();

    /// <returns>Null where it makes no sense.</returns>
    public static IngestOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text))?.InOrder();

    /// <summary>With more requests in flight than groups of vehicles, a vehicle's next fix would overtake its last.</summary>
    private IngestOptions InOrder() => this with { Connections = Math.Min(Connections, Math.Max(1, Turns.GroupsOf(Vehicles) / 2)) };

    private IngestOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--vehicles", { } value) => this with { Vehicles = value },
        ("--seconds", { } value) => this with { Seconds = value },
        ("--rounds", { } value) => this with { Rounds = value },
        ("--connections", { } value) => this with { Connections = value },
        ("--programs", _) when Arguments.Programs(text, StoreChoice.Sqlite, StoreChoice.Redis, Peer) is { } programs => this with { Programs = programs },
        _ => null,
    };
}
