using MudBlazor;

namespace Dispatch.Health;

/// <summary>How something is doing: a word and an icon, and a colour.</summary>
public sealed record Tone(string Word, string Icon, string Class, int Weight)
{
    public static readonly Tone Fine = new("fine", Icons.Material.Filled.CheckCircle, "tone-fine", 0);
    public static readonly Tone Unknown = new("no data yet", Icons.Material.Filled.HourglassEmpty, "tone-unknown", 1);
    public static readonly Tone TooFew = new("too few to say", Icons.Material.Filled.HourglassEmpty, "tone-unknown", 1);
    public static readonly Tone Slow = new("slow", Icons.Material.Filled.Warning, "tone-slow", 2);
    public static readonly Tone Bad = new("in trouble", Icons.Material.Filled.Dangerous, "tone-bad", 3);

    public static Tone Worst(IEnumerable<Tone> tones) => tones.MaxBy(tone => tone.Weight) ?? Unknown;
}
