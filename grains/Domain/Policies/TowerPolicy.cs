namespace Dispatch.Policies;

/// <summary>The rules that a client may want otherwise, with the values that hold until somebody says so.</summary>
/// <param name="PickupGrace">How long after its window's end a pickup counts as missed.</param>
/// <param name="DeliveryGrace">How long after its window's end a delivery counts as missed.</param>
/// <param name="SilenceAfter">How long a vehicle under way may say nothing.</param>
/// <param name="TrackingLead">How long before the first window a vehicle is expected to report (project44 starts 90 min before).</param>
/// <param name="RetainFor">How long what has ended can still be looked up.</param>
public sealed record TowerPolicy(TimeSpan PickupGrace, TimeSpan DeliveryGrace, TimeSpan SilenceAfter, TimeSpan TrackingLead, TimeSpan RetainFor)
{
    public static readonly TowerPolicy Default = new(
        PickupGrace: TimeSpan.FromMinutes(30),
        DeliveryGrace: TimeSpan.FromMinutes(30),
        SilenceAfter: TimeSpan.FromMinutes(45),
        TrackingLead: TimeSpan.FromMinutes(90),
        RetainFor: TimeSpan.FromDays(90));
}
