using Dispatch.Live;

namespace Dispatch.Health;

/// <summary>What a hop is called, and within what time 99 of 100 should be through.</summary>
public sealed record HopGoal(string Name, string Explained, TimeSpan P99)
{
    public static HopGoal Of(Hop hop) => hop switch
    {
        Hop.ReceiptToTrack => new("Position taken in", "from when a position comes in until its truck's track knows it", TimeSpan.FromMilliseconds(500)),
        Hop.ReceiptToPicture => new("Position on the map", "from when a position comes in until this host can draw it", TimeSpan.FromMilliseconds(1_000)),
        Hop.FactToPicture => new("News on the pages", "from when something is said about a shipment until this host can show it", TimeSpan.FromMilliseconds(1_000)),
        Hop.DeadlineToOwner => new("Deadlines on time", "from when a deadline is due until it is acted on", TimeSpan.FromMilliseconds(1_000)),
        _ => new(hop.ToString(), "", TimeSpan.FromSeconds(1)),
    };
}
