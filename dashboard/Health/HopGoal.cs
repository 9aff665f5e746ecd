using Dispatch.Live;

namespace Dispatch.Health;

/// <summary>What a hop is called, and what is promised of it.</summary>
public sealed record HopGoal(string Name, string Explained, Objective Objective)
{
    public static HopGoal Of(Hop hop)
    {
        var (name, explained) = Says(hop);
        return new(name, explained, Objective.Of(hop));
    }

    private static (string Name, string Explained) Says(Hop hop) => hop switch
    {
        Hop.ReceiptToTrack => ("Position taken in", "from when a position comes in until its truck's track knows it"),
        Hop.ReceiptToPicture => ("Position on the map", "from when a position comes in until this host can draw it"),
        Hop.FactToException => ("Exception opened", "from when something is said about a shipment until the exception it causes is open"),
        Hop.FactToPicture => ("News on this host", "from when something is said about a shipment until this host can show it"),
        Hop.FactToBrowser => ("News on the pages", "from when something is said about a shipment until a browser of this host has drawn it"),
        Hop.DeadlineToOwner => ("Deadlines on time", "from when a deadline is due until it is acted on"),
        _ => (hop.ToString(), ""),
    };
}
