using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>What a report of stock must be to be believed.</summary>
internal static class StockRules
{
    /// <summary>How far a WMS's clock may be ahead of ours.</summary>
    private static readonly TimeSpan MaxClockAhead = TimeSpan.FromHours(1);

    public static Refusal? Check(Release release, StockReport report, DateTimeOffset now)
    {
        var pickups = release.Order!.Stops.Where(stop => stop.Kind is StopKind.Pickup && (report.Stop is null || stop.Sequence == report.Stop)).ToList();
        return report switch
        {
            _ when pickups.Count == 0 => new("inventory.unknown-stop", $"Release {release.Id} has no pickup {report.Stop}."),
            { Lines: [], AllReady: null } => new("inventory.empty", "A report says something: lines, or allReady."),
            _ when report.At > now + MaxClockAhead || report.At < now.AddYears(-1) =>
                new("inventory.invalid-time", $"{report.At:O} is no time at which the stock can have been counted."),
            _ when report.Lines.Any(line => line.Ready is not (>= 0 and < double.PositiveInfinity) || line.Picked is not (null or (>= 0 and < double.PositiveInfinity))) =>
                new("inventory.invalid-quantity", "A quantity is less than nothing."),
            _ when report.Lines.FirstOrDefault(line => !pickups.Exists(stop => stop.Lines.Any(ordered => ordered.Sku == line.Sku))) is { } unknown =>
                new("inventory.unknown-sku", $"Release {release.Id} has no {unknown.Sku} to be picked up there."),
            _ => null,
        };
    }
}
