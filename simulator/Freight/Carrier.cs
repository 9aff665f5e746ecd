namespace Dispatch.Freight;

/// <summary>A carrier and its habits.</summary>
/// <param name="Scac">Also the id that the tower knows it by.</param>
/// <param name="ReportsStops">Reports arrivals and departures itself; of others only the trucks' positions tell.</param>
/// <param name="Estimates">Says when it expects to arrive.</param>
public sealed record Carrier(string Scac, string Name, string Phone, int Trucks, bool ReportsStops, bool Estimates)
{
    /// <summary>Made up, as their trucks are.</summary>
    public static readonly IReadOnlyList<Carrier> All =
    [
        new("BLHN", "Blue Heron Freight", "+1 555 0101", 62, ReportsStops: true, Estimates: true),
        new("CRDL", "Cordillera Lines", "+1 555 0102", 51, ReportsStops: true, Estimates: true),
        new("GRPL", "Great Plains Haul", "+1 555 0103", 44, ReportsStops: true, Estimates: false),
        new("IRNK", "Iron Kettle Transport", "+1 555 0104", 38, ReportsStops: false, Estimates: false),
        new("NSTR", "North Star Refrigerated", "+1 555 0105", 36, ReportsStops: true, Estimates: true),
        new("OKRD", "Oak Ridge Carriers", "+1 555 0106", 29, ReportsStops: false, Estimates: false),
        new("PLMT", "Palmetto Express", "+1 555 0107", 24, ReportsStops: false, Estimates: true),
        new("SLTF", "Salt Flats Trucking", "+1 555 0108", 16, ReportsStops: false, Estimates: false),
    ];
}
