using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;
using Dispatch.Shipments;

namespace Dispatch.Facilities;

/// <summary>Every facility that has master data, a truck at it or one on its way there, and what goes on at it.</summary>
public sealed record FacilityBoard(ImmutableDictionary<FacilityId, FacilityLine> Lines)
{
    /// <summary>How far a dock is planned.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromHours(24);

    /// <summary>Reads every row once: it is made for all who look, see <see cref="SharedFold{TBoard}"/>.</summary>
    public static FacilityBoard Of(TowerView view)
    {
        var sums = view.Facilities.Keys.ToDictionary(id => id, _ => new Sum());
        foreach (var shipment in view.Shipments.Values)
        {
            if (shipment.At is { } here)
            {
                Of(here).Stands(shipment);
            }

            if (Arrival.Of(shipment) is { } arrival && arrival.At - view.AsOf <= Ahead)
            {
                Of(arrival.Stop.FacilityId!.Value).Comes(arrival, view.AsOf);
            }
        }

        foreach (var exception in view.OpenExceptions.Values)
        {
            if (Where(exception.ShipmentId, view) is { } id)
            {
                Of(id).Exceptions = Of(id).Exceptions.With(exception.Severity);
            }
        }

        return new(sums.ToImmutableDictionary(sum => sum.Key, sum => sum.Value.ToLine(sum.Key, view.Facilities.GetValueOrDefault(sum.Key)?.Facility)));

        Sum Of(FacilityId id) => sums.TryGetValue(id, out var sum) ? sum : sums[id] = new();
    }

    /// <summary>The facility that an exception of a shipment is about: where its truck stands, else where it goes next.</summary>
    public static FacilityId? Where(ShipmentId? shipment, TowerView view) =>
        shipment is { } id && view.Shipments.TryGetValue(id, out var row) ? row.At ?? row.Next?.FacilityId : null;

    /// <summary>Those whose name or id has the text, sorted; facilities with the same value by name.</summary>
    public IEnumerable<FacilityLine> Sorted(Column<FacilityLine> by, bool descending, string? text)
    {
        var found = Lines.Values.Where(line => string.IsNullOrEmpty(text)
            || line.Id.Value.Contains(text, StringComparison.OrdinalIgnoreCase) || line.Name.Contains(text, StringComparison.OrdinalIgnoreCase));
        return by.Sorted(found, descending).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase).ThenBy(line => line.Id.Value, StringComparer.Ordinal);
    }

    private sealed class Sum
    {
        private string? called;
        private int here;
        private DateTimeOffset? hereSince;
        private int inbound;
        private int late;
        private DateTimeOffset? nextAt;

        public SeverityCount Exceptions { get; set; } = SeverityCount.None;

        public void Stands(ShipmentRow shipment)
        {
            here++;
            hereSince = hereSince < shipment.Since ? hereSince : shipment.Since;
        }

        public void Comes(Arrival arrival, DateTimeOffset now)
        {
            inbound++;
            called ??= arrival.Stop.Name;
            nextAt = arrival.At < now || nextAt < arrival.At ? nextAt : arrival.At;
            late += Lateness.Of(arrival.Stop, now) is not null ? 1 : 0;
        }

        public FacilityLine ToLine(FacilityId id, Facility? facility) =>
            new(id, facility, facility?.Name ?? called ?? id.Value, here, hereSince, inbound, late, nextAt, Exceptions);
    }
}
