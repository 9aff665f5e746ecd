namespace Dispatch.Freight;

/// <summary>A carrier and its habits.</summary>
/// <param name="Scac">Also the id that the tower knows it by.</param>
/// <param name="ReportsStops">Reports arrivals and departures itself; of others only the trucks' positions tell.</param>
/// <param name="Estimates">Says when it expects to arrive.</param>
/// <param name="PerKm">US dollars, before fuel.</param>
/// <param name="InsuredForDays">From now on.</param>
public sealed record Carrier(string Scac, string Name, string Phone, int Trucks, bool ReportsStops, bool Estimates, double PerKm, int InsuredForDays, bool IsColdOnly = false)
{
    /// <summary>Made up, as their trucks are.</summary>
    public static readonly IReadOnlyList<Carrier> All =
    [
        new("BLHN", "Blue Heron Freight", "+1 555 0101", 62, ReportsStops: true, Estimates: true, PerKm: 1.55, InsuredForDays: 410),
        new("CRDL", "Cordillera Lines", "+1 555 0102", 51, ReportsStops: true, Estimates: true, PerKm: 1.62, InsuredForDays: 260),
        new("GRPL", "Great Plains Haul", "+1 555 0103", 44, ReportsStops: true, Estimates: false, PerKm: 1.44, InsuredForDays: 95),
        new("IRNK", "Iron Kettle Transport", "+1 555 0104", 38, ReportsStops: false, Estimates: false, PerKm: 1.38, InsuredForDays: 520),
        new("NSTR", "North Star Refrigerated", "+1 555 0105", 36, ReportsStops: true, Estimates: true, PerKm: 1.95, InsuredForDays: 330, IsColdOnly: true),
        new("OKRD", "Oak Ridge Carriers", "+1 555 0106", 29, ReportsStops: false, Estimates: false, PerKm: 1.41, InsuredForDays: 12),
        new("PLMT", "Palmetto Express", "+1 555 0107", 24, ReportsStops: false, Estimates: true, PerKm: 1.5, InsuredForDays: 150),
        new("SLTF", "Salt Flats Trucking", "+1 555 0108", 16, ReportsStops: false, Estimates: false, PerKm: 1.33, InsuredForDays: 610),
    ];
}
