namespace Dispatch.Bench;

/// <summary>Vehicles that report in turn, a hundred in a request, round after round.</summary>
public sealed class Turns(int vehicles)
{
    public const int PerRequest = 100;

    /// <summary>How many requests a round of all vehicles is.</summary>
    public int Groups { get; } = GroupsOf(vehicles);

    public static int GroupsOf(int vehicles) => (vehicles + PerRequest - 1) / PerRequest;

    /// <summary>The vehicles of a request.</summary>
    public IEnumerable<Journey> Of(int request)
    {
        var first = request % Groups * PerRequest;
        return Enumerable.Range(first, Math.Min(PerRequest, vehicles - first)).Select(vehicle => new Journey(vehicle));
    }

    /// <summary>How many fixes of a vehicle the first requests carry.</summary>
    public int SentOf(Journey journey, int requests) => (requests / Groups) + (journey.Vehicle / PerRequest < requests % Groups ? 1 : 0);
}
