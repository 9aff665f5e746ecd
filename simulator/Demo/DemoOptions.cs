using System.Globalization;

namespace Dispatch.Simulation;

/// <summary>What <c>--demo</c> is asked for.</summary>
/// <param name="Speed">Times real time, 1 to 60.</param>
public sealed record DemoOptions(int Seed, int Speed)
{
    public const int MaxSpeed = 60;

    private static readonly DemoOptions Default = new(Seed: 7, Speed: 1);

    /// <summary>Takes what is the demo's out of the arguments; <paramref name="rest"/> is everybody else's.</summary>
    /// <returns>Null where no demo is asked for.</returns>
    /// <exception cref="UsageException">A value is missing or none.</exception>
    public static DemoOptions? Take(IReadOnlyList<string> arguments, out string[] rest)
    {
        if (!arguments.Contains("--demo"))
        {
            rest = [.. arguments];
            return null;
        }

        var options = Default;
        var others = new List<string>();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--demo":
                    break;
                case "--speed":
                    options = options with { Speed = Number("--speed", arguments.ElementAtOrDefault(++i), 1, MaxSpeed) };
                    break;
                case "--seed":
                    options = options with { Seed = Number("--seed", arguments.ElementAtOrDefault(++i), 0, int.MaxValue) };
                    break;
                default:
                    others.Add(arguments[i]);
                    break;
            }
        }

        rest = [.. others];
        return options;
    }

    private static int Number(string option, string? value, int min, int max) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max
            ? number
            : throw new UsageException($"{option} is a whole number from {min} to {max}, not '{value}'.");
}
