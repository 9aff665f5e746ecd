namespace Dispatch.Lists;

/// <summary>The addresses of things.</summary>
public static class Links
{
    public static string To(ShipmentId id) => $"/shipments/{Uri.EscapeDataString(id.Value)}";

    public static string To(CarrierId id) => $"/carriers/{Uri.EscapeDataString(id.Value)}";

    public static string To(FacilityId id) => $"/facilities/{Uri.EscapeDataString(id.Value)}";

    public static string To(CaseId id) => $"/exceptions?exception={Uri.EscapeDataString(id.Value)}";

    public static string OnMap(ShipmentId id) => $"/?shipment={Uri.EscapeDataString(id.Value)}";

    public static string ToRelease(ShipmentId id) => $"/releases/{Uri.EscapeDataString(id.Value)}";

    public static string ToWave(string id) => $"/waves/{Uri.EscapeDataString(id)}";

    public static string ShipmentsOf(CarrierId id) => $"/shipments?carrier={Uri.EscapeDataString(id.Value)}";
}
