using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Carriers;

/// <summary>What the tower knows of a carrier: its master data, the loads it is counted on for, and how it has done.</summary>
/// <param name="Data">Null for a carrier that nobody has put.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-file")]
public sealed record CarrierFile(CarrierId Id, Carrier? Data, ImmutableArray<Commitment> Commitments, Scorecard Scorecard)
{
    public static CarrierFile Unknown(CarrierId id) => new(id, null, [], Scorecard.Empty);

    public Lane? FindLane(string name) => Data?.Profile?.Lanes.FirstOrDefault(lane => lane.Name == name);

    public Commitment? Find(ShipmentId shipment) => Commitments.FirstOrDefault(commitment => commitment.ShipmentId == shipment);

    /// <returns>Null where the lane is not limited.</returns>
    /// <param name="except">A load does not stand in its own way.</param>
    public int? CapacityLeft(Lane lane, DateOnly day, ShipmentId except) =>
        lane.DailyCapacity - Commitments.Count(taken => taken.Lane == lane.Name && taken.Day == day && taken.ShipmentId != except);
}

/// <summary>A load that takes a part of a day's capacity.</summary>
/// <param name="Lane">Null where the carrier has named no lane for it: then nothing limits it.</param>
/// <param name="Day">The pickup's local date.</param>
[GenerateSerializer, Immutable, Alias("dispatch.commitment")]
public sealed record Commitment(ShipmentId ShipmentId, string? Lane, DateOnly Day, CommitmentStatus Status);

public enum CommitmentStatus
{
    /// <summary>While a tender is out.</summary>
    Held,

    Committed,
}

/// <summary>What became of a carrier's tenders and deliveries, counted.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.scorecard")]
public sealed record Scorecard(int Tendered, int Accepted, int Declined, int Expired, int OnTime, int Late)
{
    public static readonly Scorecard Empty = new(0, 0, 0, 0, 0, 0);

    /// <summary>A tender that expired was not accepted; one that is still out is neither.</summary>
    [JsonIgnore]
    public double? AcceptanceRate => Share(Accepted, Accepted + Declined + Expired);

    [JsonIgnore]
    public double? OnTimeRate => Share(OnTime, OnTime + Late);

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;
}
