using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Whether what was ordered stands ready at its pickups, line by line.</summary>
internal static class InventoryGate
{
    private const GateKind Kind = GateKind.Inventory;
    private const string Wms = "wms";
    private const string Warehouse = "warehouse";

    public static Gate Judge(Release release, DateTimeOffset now)
    {
        var needs = release.Order!.Stops.Where(stop => stop.Kind is StopKind.Pickup).SelectMany(stop => NeedsOf(release, stop)).ToList();
        var missing = needs.Where(need => !need.IsReady).ToList();
        return missing switch
        {
            [] => Gate.Ready(Kind, Summary(needs), [.. needs.Select(need => need.Evidence!).Distinct()]),
            _ when missing.TrueForAll(need => need.Evidence is null && IsTrusted(release, need.Stop)) && release.IsDriven && Due(release, now) is null =>
                Gate.Ready(Kind, "Nobody has told of the stock; the facility is trusted to have it.") with { Assumed = true },
            _ when !release.IsDriven => Waiting(missing, dueAt: null),
            _ when Due(release, now) is { } due => Waiting(missing, due),
            _ when missing.TrueForAll(need => need.Evidence is null) && Patience(release, now) is { } until => Waiting(missing, until),
            _ => Gate.Failed(Kind, missing[0].Why, "A report of the WMS that it is ready, less ordered, or a word of the warehouse."),
        };
    }

    private static DateTimeOffset? Due(Release release, DateTimeOffset now) => GateJudge.Due(release, release.Policy.InventoryLead, release.Policy.Patience, now);

    /// <summary>A policy that waits does so until the window opens.</summary>
    private static DateTimeOffset? Patience(Release release, DateTimeOffset now) =>
        release.Policy.WhenInventoryIsSilent is Silence.Wait ? GateJudge.Due(release, TimeSpan.Zero, release.Policy.Patience, now) : null;

    private static bool IsTrusted(Release release, OrderStop stop) =>
        release.Policy.WhenInventoryIsSilent is Silence.AssumeTrusted && stop.FacilityId is { } facility && release.Trusted.Contains(facility);

    private static Gate Waiting(List<Need> missing, DateTimeOffset? dueAt) => Gate.Waiting(
        Kind, missing[0].Why, missing[0].Evidence is null ? Wms : Warehouse, dueAt, "A report of the WMS that it is ready.");

    private static string Summary(List<Need> needs) => needs.Sum(need => need.Ordered) is var ordered and > 0
        ? $"{needs.Sum(need => need.Ready ?? 0):0.##} of {ordered:0.##} ready."
        : "The WMS says that it is ready.";

    /// <summary>One for each article, and one for the stop where the order has no lines or the WMS does not count them.</summary>
    private static IEnumerable<Need> NeedsOf(Release release, OrderStop stop)
    {
        var whole = release.Stock.FirstOrDefault(word => word.Stop == stop.Sequence && word.Sku is null);
        var isLast = whole is not null && !release.Stock.Any(word => word.Stop == stop.Sequence && word.At > whole.At);
        if (stop.Lines.IsEmpty || (isLast && whole!.IsAllReady))
        {
            return [new(stop, null, 0, null, whole is { IsAllReady: true }, whole?.Source, 100)];
        }

        return stop.Lines.GroupBy(line => line.Sku).Select(lines =>
        {
            var ordered = lines.Sum(line => line.Quantity);
            var word = release.Stock.FirstOrDefault(word => word.Stop == stop.Sequence && word.Sku == lines.Key);
            var isReady = ordered == 0 || word?.Ready >= ordered * release.Policy.MinReadyPercent / 100;
            return new Need(stop, lines.Key, ordered, word?.Ready, isReady, word?.Source ?? whole?.Source, release.Policy.MinReadyPercent);
        });
    }

    /// <param name="Evidence">Null where nobody has spoken of it.</param>
    private sealed record Need(OrderStop Stop, string? Sku, double Ordered, double? Ready, bool IsReady, string? Evidence, double MinPercent)
    {
        public string Why => (Sku, Ready) switch
        {
            (null, _) => Evidence is null ? $"Nobody has told whether it is ready at {Stop.Place.Name}." : $"It is not ready at {Stop.Place.Name}.",
            (_, null) => Evidence is null ? $"Nobody has told of {Sku} at {Stop.Place.Name}." : $"It is not ready at {Stop.Place.Name}.",
            (_, { } ready) => $"{ready:0.##} of {Ordered:0.##} {Sku} ready at {Stop.Place.Name}{(MinPercent < 100 ? $", {MinPercent:0.#} % needed" : "")}.",
        };
    }
}
