namespace Dispatch.Bench.Memory;

/// <summary>
/// What parked vehicles report: one fix in half a minute of their own time, so that each is looked at and remembered. A vehicle that stands
/// means something to its shipment once, and then for five minutes nothing: positions cost what positions cost, however many there are.
/// </summary>
public sealed class Parked(int vehicles, int fixes)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly DateTimeOffset begin = TimeProvider.System.GetUtcNow() - ((fixes + 2) * Every);
    private readonly Turns turns = new(vehicles);

    /// <summary>Requests of one fix of each vehicle.</summary>
    public int Round => turns.Groups;

    /// <summary>Requests of all fixes.</summary>
    public int Requests => fixes * turns.Groups;

    public ReadOnlyMemory<byte> this[int request] =>
        PositionsBody.Write(turns.Of(request).Select(journey => new BenchFix(journey, begin + (request / turns.Groups * Every), journey.Lat(0), SpeedKmh: 0)));

    public int SentOf(Journey journey, int requests) => turns.SentOf(journey, requests);

    /// <summary>The vehicles of the last of the first requests.</summary>
    public IReadOnlyList<Journey> Latest(int requests, int howMany) =>
        [.. Enumerable.Range(0, Math.Min(Round, howMany)).SelectMany(back => turns.Of(requests - 1 - back))];
}
