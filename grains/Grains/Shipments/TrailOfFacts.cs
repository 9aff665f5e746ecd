using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Storage;

namespace Dispatch.Shipments;

/// <summary>Picks from a shipment's facts where it was seen.</summary>
internal sealed class TrailOfFacts
{
    /// <summary>More points than that draw the same line.</summary>
    private const int MaxPoints = 1_000;

    private readonly List<TrailPoint> points = [];

    /// <summary>The version of the last fact that was read.</summary>
    public long ReadUpTo { get; private set; }

    public void Add(IReadOnlyList<ReadOnlyMemory<byte>> page)
    {
        foreach (var stored in page)
        {
            var fact = JsonSerializer.Deserialize(stored.Span, StoredJson.Default.FactShipmentFact)!;
            ReadUpTo = fact.Version;
            if (fact.Body is ShipmentFact.Seen seen)
            {
                points.Add(new(seen.Point.Lat, seen.Point.Lon, seen.At));
            }
        }
    }

    /// <summary>Every n-th point, and always the last.</summary>
    public ImmutableArray<TrailPoint> Thinned()
    {
        var step = (points.Count / MaxPoints) + 1;
        return [.. points.Where((_, index) => index % step == 0 || index == points.Count - 1)];
    }
}
