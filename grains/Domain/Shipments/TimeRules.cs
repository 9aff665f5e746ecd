namespace Dispatch.Shipments;

/// <summary>Which times can be meant. Beyond them adding a grace or an estimate could leave the calendar.</summary>
internal static class TimeRules
{
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Latest = new(2100, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static bool IsPlausible(DateTimeOffset at) => at >= Earliest && at < Latest;
}
