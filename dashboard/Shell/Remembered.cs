using Microsoft.AspNetCore.Http;

namespace Dispatch.Shell;

/// <summary>What a browser remembers of its person's choices: cookies, which come with the document and so before the first paint.</summary>
/// <param name="Times">A <see cref="ZoneChoice"/> as a word; null or anything else is the first one.</param>
/// <param name="Units">A <see cref="UnitChoice"/> as a word; null or anything else is the first one.</param>
/// <param name="BrowserZone">The browser's IANA time zone; null until <c>shell.js</c> has told it for the first time.</param>
public sealed record Remembered(bool IsDark, bool HasNarrowRail, string? Times, string? Units, string? BrowserZone)
{
    public static readonly Remembered Nothing = new(true, false, null, null, null);

    public static Remembered From(IRequestCookieCollection cookies) => new(
        cookies["theme"] != "light", cookies["rail"] == "narrow", cookies["times"], cookies["units"], cookies["zone"]);

    public Reading Reading() => new(Choice<ZoneChoice>(Times), Choice<UnitChoice>(Units), Zones.Find(BrowserZone) ?? TimeZoneInfo.Utc);

    // A number would be parsed as well, also one that no choice has.
    private static TChoice Choice<TChoice>(string? word) where TChoice : struct, Enum =>
        Enum.GetValues<TChoice>().FirstOrDefault(choice => choice.ToString().Equals(word, StringComparison.OrdinalIgnoreCase));
}
