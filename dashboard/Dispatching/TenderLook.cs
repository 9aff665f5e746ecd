using MudBlazor;

namespace Dispatch.Dispatching;

/// <summary>How the steps of a waterfall and the answers to them are called.</summary>
public sealed record TenderLook(string Name, string Icon, string Class = "")
{
    public static TenderLook Of(TenderKind kind) => kind switch
    {
        TenderKind.Guide => new("Routing guide", Icons.Material.Filled.MenuBook),
        TenderKind.Ranked => new("Best by score", Icons.Material.Filled.Leaderboard),
        TenderKind.Broadcast => new("Several at once", Icons.Material.Filled.Campaign),
        TenderKind.Wave => new("From a wave", Icons.Material.Filled.Waves),
        _ => new("Spot market", Icons.Material.Filled.Storefront),
    };

    public static TenderLook Of(OfferState state) => state switch
    {
        OfferState.Asked => new("capacity is being held", Icons.Material.Filled.Pending, "offer-open"),
        OfferState.Sent => new("asked", Icons.Material.Filled.ForwardToInbox, "offer-open"),
        OfferState.Countered => new("countered", Icons.Material.Filled.PriceChange, "offer-open"),
        OfferState.Accepted => new("accepted", Icons.Material.Filled.CheckCircle, "offer-taken"),
        OfferState.Declined => new("declined", Icons.Material.Filled.ThumbDown, "offer-refused"),
        OfferState.Expired => new("did not answer", Icons.Material.Filled.AlarmOff, "offer-refused"),
        OfferState.Withdrawn => new("withdrawn", Icons.Material.Filled.Undo),
        OfferState.Lost => new("another was first", Icons.Material.Filled.DoNotDisturbOn),
        OfferState.NoCapacity => new("had no capacity", Icons.Material.Filled.Block, "offer-refused"),
        _ => new("gave it back", Icons.Material.Filled.HeartBroken, "offer-refused"),
    };
}
