using System.Text;
using Dispatch.Http;

namespace Dispatch.Tracking;

/// <summary>
/// What the edge can say of a position by itself: form, place on Earth, a clock that is not a day ahead, and whose vehicle it is. Whether
/// it is late, repeated or impossible is tracking's to say.
/// </summary>
/// <param name="caller">The carrier that the key speaks for; null for a key that speaks for all.</param>
public sealed class PositionJudge(string? caller, PositionBatch batch)
{
    /// <summary>Beyond it the clock is wrong, not fast.</summary>
    private static readonly TimeSpan MaxAhead = TimeSpan.FromDays(1);

    private readonly byte[] callerId = Encoding.UTF8.GetBytes(caller ?? "");
    private readonly long latestMs = (batch.ReceivedAt + MaxAhead).ToUnixTimeMilliseconds();

    public PositionBatch Batch => batch;

    /// <summary>Takes the position into the batch, or rejects it with a code and the reason.</summary>
    public void Judge(in PositionFields position)
    {
        if (Fault(position) is { } fault)
        {
            batch.Reject("position.malformed", fault);
        }
        else if (double.IsNaN(position.Lat) || double.IsNaN(position.Lon))
        {
            batch.Reject("position.no-place", "lat and lon say where it was; one is missing.");
        }
        else if (!position.Fix.Point.IsOnEarth)
        {
            batch.Reject("position.out-of-range", $"{position.Lat}, {position.Lon} is no latitude and longitude in degrees.");
        }
        else if (position.AtMs > latestMs)
        {
            batch.Reject("position.future", "at is more than a day ahead of the tower's clock.");
        }
        else
        {
            Name(position);
        }
    }

    private static string? Fault(in PositionFields position)
    {
        if (position.Fault is { } fault)
        {
            return $"{fault}.";
        }

        if (position.AtMs is null)
        {
            return "at says when it was; it is missing.";
        }

        if (!position.VehicleId.IsEmpty && !Names.IsVehicle(position.VehicleId))
        {
            return $"vehicleId is not {Names.VehicleSyntax}.";
        }

        if (!position.CarrierId.IsEmpty && !Names.IsId(position.CarrierId))
        {
            return $"carrierId is not {Names.IdSyntax}.";
        }

        return !position.ShipmentId.IsEmpty && !Names.IsShipment(position.ShipmentId) ? $"shipmentId is not {Names.ShipmentSyntax}." : null;
    }

    private void Name(in PositionFields position)
    {
        var carrier = position.CarrierId.IsEmpty ? callerId : position.CarrierId;
        if (callerId.Length > 0 && !carrier.SequenceEqual(callerId))
        {
            batch.Reject("position.no-vehicle", $"This key speaks for the vehicles of {caller} only.");
        }
        else if (position.VehicleId.IsEmpty && position.ShipmentId.IsEmpty)
        {
            batch.Reject("position.no-vehicle", "vehicleId or shipmentId says whose position it is; both are missing.");
        }
        else if (position.VehicleId.IsEmpty)
        {
            batch.Take(VehicleKey.NoCarrierName, [.. VehicleKey.ShipmentPrefix, .. position.ShipmentId], position.Fix);
        }
        else if (carrier.IsEmpty)
        {
            batch.Reject("position.no-vehicle", "carrierId says whose vehicle it is; this key speaks for no carrier.");
        }
        else
        {
            batch.Take(carrier, position.VehicleId, position.Fix);
        }
    }
}
