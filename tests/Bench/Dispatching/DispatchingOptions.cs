namespace Dispatch.Bench.Dispatching;

/// <param name="PerSecond">Orders released each second.</param>
/// <param name="Waterfalls">How many run at once, with a minute for each answer.</param>
public sealed record DispatchingOptions(int PerSecond, int Seconds, int Waterfalls, string Durability)
{
    public const string Help =
        """
        dotnet run -c Release --project tests/Bench -- dispatching [--per-second 200] [--seconds 30] [--waterfalls 1000] [--durability power]

        Releases orders to a tower with 60 carriers and prints how long it took from the release to the tender that its carrier is sent; then lets
        waterfalls run whose carriers keep still, and prints how late their answers were taken to be missing.
        """;

    private static readonly DispatchingOptions Default = new(PerSecond: 200, Seconds: 30, Waterfalls: 1_000, Durability: "power");

    /// <returns>Null where it makes no sense.</returns>
    public static DispatchingOptions? Parse(IReadOnlyList<string> arguments)
    {
        var options = Default;
        foreach (var pair in arguments.Chunk(2))
        {
            var next = pair switch
            {
                ["--per-second", var text] when int.TryParse(text, out var number) && number > 0 => options with { PerSecond = number },
                ["--seconds", var text] when int.TryParse(text, out var number) && number > 0 => options with { Seconds = number },
                ["--waterfalls", var text] when int.TryParse(text, out var number) && number >= 0 => options with { Waterfalls = number },
                ["--durability", "power" or "fast"] => options with { Durability = pair[1] },
                _ => null,
            };
            if (next is null)
            {
                return null;
            }

            options = next;
        }

        return options;
    }
}
