using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Shipments;

/// <summary>A shipment in the list.</summary>
/// <param name="SeenAt">When it or its vehicle was last seen.</param>
/// <param name="StopZone">The IANA zone of its next stop, where it is a facility's.</param>
/// <param name="IsFollowed">Whether the live tower has it: it has none that has ended.</param>
public sealed record ShipmentLine(ShipmentRow Row, DateTimeOffset? SeenAt, string? StopZone, bool IsFollowed) : ILine<ShipmentLine, ShipmentRow>
{
    public ShipmentId Id => Row.ShipmentId;

    public bool HasEnded => !IsFollowed && Row.IsOpen;

    public static ShipmentLine Of(ShipmentRow row) => new(row, null, null, row.IsOpen);

    /// <summary>A row's change is enough to tell it from another version of it.</summary>
    public bool Equals(ShipmentLine? other) =>
        other is not null
        && (Id, Row.Change, Row.Status, SeenAt, StopZone, IsFollowed)
            == (other.Id, other.Row.Change, other.Row.Status, other.SeenAt, other.StopZone, other.IsFollowed);

    public override int GetHashCode() => HashCode.Combine(Id, Row.Change, SeenAt);

    public ShipmentLine With(TowerView view)
    {
        var isFollowed = view.Shipments.TryGetValue(Id, out var row);
        var line = isFollowed ? With(row!) : this;
        return line with { SeenAt = Seen(line.Row, view), StopZone = Zone(line.Row, view), IsFollowed = isFollowed };
    }

    public ShipmentLine With(ShipmentRow row) => row.Change >= Row.Change ? this with { Row = row } : this;

    /// <summary>Takes what became of it.</summary>
    public ShipmentLine With(ShipmentView ended) => this with { Row = Row with { Status = ended.Status, Since = ended.Since, Next = null, Eta = null } };

    private static DateTimeOffset? Seen(ShipmentRow row, TowerView view)
    {
        var vehicle = row is { CarrierId: { } carrier, VehicleId: { } id } ? view.Vehicles.GetValueOrDefault($"{carrier}/{id}") : null;
        return vehicle is { Status: not Tracking.VehicleStatus.Unknown } && !(row.Position?.At > vehicle.At) ? vehicle.At : row.Position?.At;
    }

    private static string? Zone(ShipmentRow row, TowerView view) =>
        row.Next?.FacilityId is { } facility ? view.Facilities.GetValueOrDefault(facility)?.Facility.TimeZone : null;
}
