using static Dispatch.Carriers.CarrierCommand;
using Fact = Dispatch.Carriers.CarrierFact;
using Verdict = Dispatch.Verdict<Dispatch.Carriers.CarrierFact>;

namespace Dispatch.Carriers;

/// <summary>What a carrier's file answers to whatever it is told. A day of a lane never holds more loads than the lane takes.</summary>
public static class CarrierDecider
{
    /// <summary>A file must fit one commit.</summary>
    public const int MaxCommitments = 2_000;

    public static Verdict Decide(CarrierFile carrier, CarrierCommand command, DateTimeOffset now) => command switch
    {
        Put put when CarrierRules.Check(put.Carrier) is { } refusal => new Verdict.Refused(refusal),
        Put put when carrier.Data?.IsSameAs(put.Carrier) is true => Verdict.Accept(),
        Put put => Verdict.Accept(new Fact.Put(now, put.Carrier)),

        // Whoever asks waits for a fact: he is answered again when he asks again, and by a refusal too.
        HoldCapacity hold => Verdict.Accept(Hold(carrier, hold, now)),
        CommitCapacity commit when carrier.Find(commit.ShipmentId) is { Status: CommitmentStatus.Held } =>
            Verdict.Accept(new Fact.CapacityCommitted(now, commit.ShipmentId)),
        CommitCapacity commit when carrier.Find(commit.ShipmentId) is null =>
            Verdict.Refuse("carrier.not-held", $"Carrier {carrier.Id} holds no place for {commit.ShipmentId}."),
        FreeCapacity free when carrier.Find(free.ShipmentId) is not null => Verdict.Accept(new Fact.CapacityFreed(now, free.ShipmentId)),

        _ when carrier.Data is null && command is CountTender or CountDelivery =>
            Verdict.Refuse("carrier.unknown", $"There is no carrier {carrier.Id}."),
        CountTender count => Verdict.Accept(new Fact.TenderCounted(now, count.TenderId, count.Outcome)),
        CountDelivery count => Verdict.Accept(new Fact.DeliveryCounted(now, count.ShipmentId, count.OnTime)),

        // What is committed, or free, is so already.
        CommitCapacity or FreeCapacity => Verdict.Accept(),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Fact Hold(CarrierFile carrier, HoldCapacity hold, DateTimeOffset now)
    {
        var lane = hold.Lane is null ? null : carrier.FindLane(hold.Lane);
        var refusal = carrier switch
        {
            { Data: null } => new Refusal("carrier.unknown", $"There is no carrier {carrier.Id}."),
            _ when hold.Lane is not null && lane is null => new("carrier.unknown-lane", $"{carrier.Data.Name} serves no lane {hold.Lane} any more."),
            _ when lane is not null && carrier.CapacityLeft(lane, hold.Day, hold.ShipmentId) is <= 0 =>
                new("carrier.no-capacity", $"{carrier.Data.Name} has taken its {lane.DailyCapacity} loads of {hold.Day:yyyy-MM-dd} on {lane.Name}."),
            { Commitments.Length: >= MaxCommitments } when carrier.Find(hold.ShipmentId) is null =>
                new("carrier.no-capacity", $"{carrier.Data.Name} is counted on for {MaxCommitments:N0} loads already."),
            _ => null,
        };
        return refusal is null
            ? new Fact.CapacityHeld(now, hold.ShipmentId, hold.Lane, hold.Day)
            : new Fact.CapacityRefused(now, hold.ShipmentId, hold.Lane, hold.Day, refusal.Code, refusal.Detail);
    }
}
