namespace Dispatch.Bench;

/// <param name="Seconds">A round stops sending after this long; it is a whole round only if all journeys end before.</param>
/// <param name="Connections">Requests in flight.</param>
/// <param name="Programs">What is measured beside the ceiling.</param>
public sealed record IngestOptions(int Vehicles, int Seconds, int Rounds, int Connections, IReadOnlyList<string> Programs)
{
    public const string Sqlite = "sqlite";
    public const string Redis = "redis";
    public const string Peer = "peer";

    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- ingest [--programs sqlite,redis,peer]
            [--vehicles 10000] [--seconds 300] [--rounds 3] [--connections 32]

        Sends whole journeys of all vehicles, 100 positions a request, to a program that only reads them (the ceiling) and in turns to the
        tower on SQLite and on Redis, each power-safe and fast, and to a plain PostgreSQL design (the peer), and prints the medians. Redis and
        PostgreSQL are started by it. Without --programs: sqlite. See tests/Bench/README.md.
        """;

    private static readonly IngestOptions Default = new(Vehicles: 10_000, Seconds: 300, Rounds: 3, Connections: 32, [Sqlite]);
    private static readonly string[] All = [Sqlite, Redis, Peer];

    public bool Includes(string program) => Programs.Contains(program, StringComparer.Ordinal);

    /// <returns>Null where it makes no sense.</returns>
    public static IngestOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || (options.WithPrograms(name, text) ?? options.With(name, text)) is not { } next)
            {
                return null;
            }

            options = next;
        }

        // With more requests in flight than groups of vehicles, a vehicle's next fix would overtake its last.
        var groups = Load.GroupsOf(options.Vehicles);
        return options with { Connections = Math.Min(options.Connections, Math.Max(1, groups / 2)) };
    }

    private IngestOptions? WithPrograms(string name, string text) =>
        name == "--programs" && text.Split(',') is var programs && programs.All(All.Contains) ? this with { Programs = programs } : null;

    private IngestOptions? With(string name, string text) => int.TryParse(text, out var value) && value > 0 ? With(name, value) : null;

    private IngestOptions? With(string name, int value) => name switch
    {
        "--vehicles" => this with { Vehicles = value },
        "--seconds" => this with { Seconds = value },
        "--rounds" => this with { Rounds = value },
        "--connections" => this with { Connections = value },
        _ => null,
    };
}
