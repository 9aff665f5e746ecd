using System.Collections.Immutable;

namespace Dispatch.Live;

/// <summary>
/// What one map was told, and so what it has yet to be told. It keeps one row for each vehicle in the viewport and nothing that waits:
/// a slow map misses the states between, never the latest one, and holds nobody else up.
/// </summary>
public sealed class MapFeed(Viewport viewport)
{
    /// <summary>What does not fit waits for the next update, a quarter of a second later.</summary>
    public const int MaxRowsPerUpdate = 2_000;

    /// <summary>How often a map hears that the picture is still the latest, even where nothing moves.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, MapRow> told = new(StringComparer.Ordinal);
    private TowerView? seen;
    private DateTimeOffset spokenAt = DateTimeOffset.MinValue;

    /// <returns>Null where there is nothing to say.</returns>
    public MapUpdate? Next(TowerView view, ImmutableArray<MapRow> rows, DateTimeOffset now)
    {
        var isFirst = spokenAt == DateTimeOffset.MinValue;
        if (ReferenceEquals(view, seen) && now - spokenAt < Heartbeat)
        {
            return null;
        }

        var inside = rows.Where(row => viewport.Contains(row.Lon, row.Lat)).ToDictionary(row => row.Key, StringComparer.Ordinal);
        var changed = inside.Values.Where(row => !told.TryGetValue(row.Key, out var before) || before != row).Take(MaxRowsPerUpdate).ToList();
        var gone = told.Keys.Where(key => !inside.ContainsKey(key)).ToList();

        foreach (var row in changed)
        {
            told[row.Key] = row;
        }

        foreach (var key in gone)
        {
            told.Remove(key);
        }

        // What did not fit is still to be told, though the view may not change again.
        seen = changed.Count < MaxRowsPerUpdate ? view : null;
        spokenAt = now;
        return new(isFirst, changed, gone, view.AsOf.ToUnixTimeMilliseconds(), now.ToUnixTimeMilliseconds());
    }
}
