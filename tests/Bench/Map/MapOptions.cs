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
    public static MapOptions? Parse(IReadOnlyList<string> arguments) =>
        Arguments.Parse(Default, arguments, (options, name, text) => options.With(name, text));

    private MapOptions? With(string name, string text) => (name, Arguments.Count(text)) switch
    {
        ("--vehicles", { } value) => this with { Vehicles = value },
        ("--rate", { } value) => this with { Rate = value },
        ("--viewers", { } value) => this with { Viewers = value },
        ("--seconds", { } value) => this with { Seconds = value },
        ("--rounds", { } value) => this with { Rounds = value },
        _ => null,
    };
}
