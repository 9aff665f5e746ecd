namespace Dispatch.Bench.Memory;

/// <summary>
/// What parked vehicles report: one fix in half a minute of their own time, so that each is looked at and remembered. A vehicle that stands means
/// something to its shipment once, and then for five minutes nothing, of the tower's time. So all begin, block after block, each with all its
/// fixes, and then the last to begin go on alone: their positions cost what positions cost, however many others there are.
/// </summary>
/// <param name="fixes">Of each vehicle.</param>
/// <param name="further">Positions at least of those that go on.</param>
public sealed class Parked(int vehicles, int fixes, int further)
{
    /// <summary>Requests of a block. Twice as many as are in flight, so that a vehicle's fixes come in their order.</summary>
    private const int Block = 2 * MostConnections;

    private const int MostConnections = 32;
    private const int MostGroupsThatGoOn = 500;

    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    private readonly Turns turns = new(vehicles);
    private readonly DateTimeOffset now = TimeProvider.System.GetUtcNow();

    /// <summary>Requests with which all but those that go on have begun.</summary>
    public int OthersBegun => FirstOfBlock(BlockOf(turns.Groups - GroupsThatGoOn)) * fixes;

    /// <summary>Requests with which all have begun.</summary>
    public int AllBegun => turns.Groups * fixes;

    /// <summary>All requests.</summary>
    public int All => AllBegun + (Rounds * GroupsThatGoOn);

    /// <summary>How many may be in flight.</summary>
    public int Connections => Math.Clamp(Math.Min(turns.Groups, Block) / 2, 1, MostConnections);

    /// <summary>The vehicles that go on.</summary>
    public IReadOnlyList<Journey> GoOn => Last(AllBegun, GroupsThatGoOn);

    /// <summary>Of those that go on.</summary>
    public int Positions => GoOn.Count * Rounds;

    private int GroupsThatGoOn => Math.Min(turns.Groups, MostGroupsThatGoOn);

    private int Rounds => (int)Math.Ceiling((double)further / (GroupsThatGoOn * Turns.PerRequest));

    private int Blocks => Math.Max(1, turns.Groups / Block);

    public ReadOnlyMemory<byte> this[int request]
    {
        get
        {
            var (group, fix) = request < AllBegun ? Beginning(request) : GoingOn(request - AllBegun);
            var at = now - ((fixes + Rounds + 2 - fix) * Every);
            return PositionsBody.Write(turns.Of(group).Select(journey => new BenchFix(journey, at, journey.Lat(0), SpeedKmh: 0)));
        }
    }

    /// <summary>The vehicles of the last that have begun with the first requests.</summary>
    public IReadOnlyList<Journey> Last(int requests, int groups)
    {
        var begun = Math.Min(requests / fixes, turns.Groups);
        return [.. Enumerable.Range(1, Math.Min(groups, begun)).SelectMany(back => turns.Of(begun - back))];
    }

    /// <summary>How many fixes of a vehicle that has begun were sent.</summary>
    /// <param name="requests">All, or fewer than there are of those that go on.</param>
    public int SentOf(Journey journey, int requests) =>
        requests == All && journey.Vehicle / Turns.PerRequest >= turns.Groups - GroupsThatGoOn ? fixes + Rounds : fixes;

    private (int Group, int Fix) Beginning(int request)
    {
        var block = BlockOf(request / fixes);
        var first = FirstOfBlock(block);
        var size = FirstOfBlock(block + 1) - first;
        var inBlock = request - (first * fixes);
        return (first + (inBlock % size), inBlock / size);
    }

    private (int Group, int Fix) GoingOn(int request) =>
        (turns.Groups - GroupsThatGoOn + (request % GroupsThatGoOn), fixes + (request / GroupsThatGoOn));

    /// <summary>The last block has what is left over as well.</summary>
    private int BlockOf(int group) => Math.Min(group / Block, Blocks - 1);

    private int FirstOfBlock(int block) => block < Blocks ? block * Block : turns.Groups;
}
