using System.Globalization;

namespace Dispatch.Live;

/// <summary>Where a map looks: its centre in degrees, and its zoom.</summary>
public sealed record MapView(double Lat, double Lon, double Zoom)
{
    private const double MaxLat = 85;
    private const double MaxLon = 180;
    private const double MaxZoom = 17;

    /// <returns>Null where it is not a view that a map can have: an address may hold anything.</returns>
    public static MapView? Of(double? lat, double? lon, double? zoom) =>
        lat is >= -MaxLat and <= MaxLat && lon is >= -MaxLon and <= MaxLon && zoom is >= 0 and <= MaxZoom
            ? new(lat.Value, lon.Value, zoom.Value)
            : null;

    /// <summary>As short as it can stand in an address: about a metre, a hundredth of a zoom.</summary>
    public (string Lat, string Lon, string Zoom) Text => (
        Lat.ToString("0.#####", CultureInfo.InvariantCulture),
        Lon.ToString("0.#####", CultureInfo.InvariantCulture),
        Zoom.ToString("0.##", CultureInfo.InvariantCulture));
}
