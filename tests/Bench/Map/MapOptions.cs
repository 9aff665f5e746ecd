namespace Dispatch.Bench.Map;

/// <param name="Rate">Fixes a second, spread evenly over the vehicles.</param>
/// <param name="Seconds">How long each part is measured.</param>
/// <param name="Rounds">How often frames are measured in turns.</param>
public sealed record MapOptions(int Vehicles, int Rate, int Viewers, int Seconds, int Rounds)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- map [--vehicles 20000] [--rate 2000] [--viewers 50] [--seconds 20] [--rounds 3]

        Watches the live map in a real browser and by many hub clients while the tower takes in fixes. See tests/Bench/README.md.
        """;

    private static readonly MapOptions Default = new(Vehicles: 20_000, Rate: 2_000, Viewers: 50, Seconds: 20, Rounds: 3);

    /// <returns>Null where it makes no sense.</returns>
    public static MapOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var text] || !int.TryParse(text, out var value) || value < 1 || options.With(name, value) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private MapOptions? With(string name, int value) => name switch
    {
        "--vehicles" => this with { Vehicles = value },
        "--rate" => this with { Rate = value },
        "--viewers" => this with { Viewers = value },
        "--seconds" => this with { Seconds = value },
        "--rounds" => this with { Rounds = value },
        _ => null,
    };
}
