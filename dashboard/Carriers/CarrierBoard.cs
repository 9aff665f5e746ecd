using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch.Carriers;

/// <summary>Every carrier that has master data, a vehicle or a shipment under way, and what it is doing.</summary>
public sealed record CarrierBoard(ImmutableDictionary<CarrierId, CarrierLine> Lines)
{
    /// <summary>Reads every row once: it is made for all who look, see <see cref="SharedFold{TBoard}"/>.</summary>
    public static CarrierBoard Of(TowerView view)
    {
        var sums = new Dictionary<CarrierId, Sum>();
        foreach (var id in view.Carriers.Keys)
        {
            Of(id);
        }

        foreach (var vehicle in view.Vehicles.Values)
        {
            Of(vehicle.CarrierId).Add(vehicle, view.AsOf);
        }

        foreach (var shipment in view.Shipments.Values)
        {
            if (shipment.CarrierId is { } id)
            {
                Of(id).Add(shipment, view.AsOf);
            }
        }

        foreach (var exception in view.OpenExceptions.Values)
        {
            if (exception.CarrierId is { } id)
            {
                Of(id).Exceptions = Of(id).Exceptions.With(exception.Severity);
            }
        }

        return new(sums.ToImmutableDictionary(sum => sum.Key, sum => sum.Value.ToLine(sum.Key, view.Carriers.GetValueOrDefault(sum.Key)?.Carrier)));

        Sum Of(CarrierId id) => sums.TryGetValue(id, out var sum) ? sum : sums[id] = new();
    }

    /// <summary>Those whose name, id or SCAC has the text, sorted; carriers with the same value by name.</summary>
    public IEnumerable<CarrierLine> Sorted(Column<CarrierLine> by, bool descending, string? text)
    {
        var found = Lines.Values.Where(line => string.IsNullOrEmpty(text) || Texts(line).Any(has => has.Contains(text, StringComparison.OrdinalIgnoreCase)));
        return by.Sorted(found, descending).ThenBy(line => line.Name, StringComparer.OrdinalIgnoreCase).ThenBy(line => line.Id.Value, StringComparer.Ordinal);
    }

    private static string[] Texts(CarrierLine line) => [line.Id.Value, line.Name, line.Carrier?.Scac ?? ""];

    private sealed class Sum
    {
        private int moving;
        private int standing;
        private int silent;
        private int shipments;
        private int late;
        private DateTimeOffset? heardAt;

        public SeverityCount Exceptions { get; set; } = SeverityCount.None;

        public void Add(VehicleRow vehicle, DateTimeOffset now)
        {
            // A vehicle that was only registered has never been heard of.
            if (vehicle.Status is VehicleStatus.Unknown)
            {
                return;
            }

            heardAt = heardAt > vehicle.At ? heardAt : vehicle.At;
            var isSilent = now - vehicle.At > SeenVehicle.SilentAfter;
            silent += isSilent ? 1 : 0;
            moving += !isSilent && vehicle.Status is VehicleStatus.Moving ? 1 : 0;
            standing += !isSilent && vehicle.Status is VehicleStatus.Stopped ? 1 : 0;
        }

        public void Add(ShipmentRow shipment, DateTimeOffset now)
        {
            shipments++;
            late += shipment.Next is { } next && Lateness.Of(next, now) is not null ? 1 : 0;
        }

        public CarrierLine ToLine(CarrierId id, Carrier? carrier) => new(id, carrier, moving, standing, silent, shipments, late, Exceptions, heardAt);
    }
}
