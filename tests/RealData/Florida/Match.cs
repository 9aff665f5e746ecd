using Dispatch.Support;

namespace Dispatch.RealData.Florida;

/// <summary>A visit as the recording tells it, and as the tower found it.</summary>
public sealed record Match(Visit Visit, TimesBody? Found)
{
    /// <summary>The truck reports once a minute while it drives; a place name may change one or two reports away from a circle's edge.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(3);

    public bool Arrives => Near(Visit.Begin, Found?.Arrival);

    /// <param name="last">The recording's last visit: the truck is still there.</param>
    public bool Departs(Visit last) => Visit == last ? Found?.Departure is null : Near(Visit.End, Found?.Departure);

    public override string ToString() =>
        $"{Visit.Site} {Local(Visit.Begin)} to {Local(Visit.End)}, found {Local(Found?.Arrival)} to {Local(Found?.Departure)}";

    private string Local(DateTimeOffset? at) => $"{at?.ToOffset(Visit.Begin.Offset):MM-dd HH:mm:ss}";

    private static bool Near(DateTimeOffset expected, DateTimeOffset? found) =>
        found is { } at && (at - expected).Duration() <= Tolerance;
}
