using static Dispatch.Shipments.ShipmentCommand;

namespace Dispatch.Shipments;

/// <summary>What a milestone must be to be believed.</summary>
internal static class MilestoneRules
{
    public const int MaxTextLength = 2_000;

    /// <summary>How far a carrier's clock may be ahead of ours.</summary>
    public static readonly TimeSpan MaxClockAhead = TimeSpan.FromHours(1);

    public static Refusal? Check(Shipment shipment, ReportMilestone report, DateTimeOffset now) => report switch
    {
        { Stop: { } sequence } when shipment.Find(sequence) is null =>
            new("milestone.unknown-stop", $"Shipment {shipment.Id} has no stop {sequence}."),
        { Stop: null } when IsAboutAStop(report.Type) =>
            new("milestone.stop-required", $"{report.Type} needs the stop where it happened."),
        { Type: MilestoneType.Delivered, Stop: { } sequence } when shipment.Find(sequence)!.Kind is not StopKind.Delivery =>
            new("milestone.not-a-delivery", $"Nothing is delivered at stop {sequence}: it is a pickup."),
        { At: var at } when !TimeRules.IsPlausible(at) =>
            new("milestone.invalid-time", $"{at:O} is not a time of our trade."),
        { Classifier: Classifier.Actual } when report.At > now + MaxClockAhead =>
            new("milestone.future", $"{report.At:O} has not come yet: it cannot be actual."),
        { Reason.Length: > MaxTextLength } or { Remark.Length: > MaxTextLength } =>
            new("milestone.too-long", $"A reason or remark has at most {MaxTextLength} characters."),
        _ => null,
    };

    private static bool IsAboutAStop(MilestoneType type) => type
        is MilestoneType.Arrived or MilestoneType.LoadingStarted or MilestoneType.Loaded
        or MilestoneType.Departed or MilestoneType.UnloadingStarted or MilestoneType.Unloaded;
}
