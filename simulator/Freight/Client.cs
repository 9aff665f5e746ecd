namespace Dispatch.Freight;

/// <summary>Whose freight it is: a client of the tower, with what it ships to whom.</summary>
/// <param name="Customers">Each with its tier.</param>
/// <param name="HazmatShare">Of its orders.</param>
/// <param name="IsCold">Ships under refrigeration.</param>
/// <param name="Guide">Its carriers, the first first; where it has none its orders are dispatched by hand.</param>
public sealed record Client(
    string Id,
    string OrderPrefix,
    int Weight,
    IReadOnlyList<(string Id, string Tier)> Customers,
    IReadOnlyList<string> Skus,
    double HazmatShare,
    bool IsCold,
    IReadOnlyList<string> Guide)
{
    private const double TheirOwn = 4;
    private const double Others = 0.5;

    /// <summary>Made up, as their orders are.</summary>
    public static readonly IReadOnlyList<Client> All =
    [
        new("ACME-RETAIL", "AR", 34, [("STORES-WEST", "silver"), ("STORES-EAST", "silver"), ("ONLINE", "bronze")], ["TOYS-12", "HOME-40", "SHOE-7"], 0, IsCold: false, Guide: ["BLHN", "CRDL", "GRPL"]),
        new("BRIGHTWAY-AUTO", "BA", 20, [("PLANT-DETROIT", "platinum"), ("DEALERS", "bronze"), ("PARTS-DIRECT", "silver")], ["AXLE-3", "SEAT-SET", "BATT-48V"], 0.15, IsCold: false, Guide: ["CRDL", "GRPL", "SLTF"]),
        new("CEDAR-CHEM", "CC", 12, [("WATERWORKS", "silver"), ("REFINERY-GULF", "gold")], ["NACL-25KG", "H2O2-IBC"], 0.7, IsCold: false, Guide: []),
        new("DELTA-BUILD", "DB", 14, [("SITES", "bronze"), ("YARDS", "bronze")], ["PIPE-6M", "ROOF-TILE"], 0, IsCold: false, Guide: []),
        new("EVERFRESH", "EF", 26, [("GROCERS-UNION", "silver"), ("RESTAURANTS", "gold"), ("CLUB-MARKETS", "silver")], ["BERRY-12", "LETTUCE-24", "DAIRY-PAL"], 0, IsCold: true, Guide: ["NSTR", "BLHN"]),
        new("HALCYON-PHARMA", "HP", 8, [("HOSPITALS", "platinum")], ["VACC-2C8", "INSULIN"], 0, IsCold: true, Guide: []),
    ];

    /// <summary>How often a truck of the carrier is given a load of this client, next to other clients.</summary>
    public double WeightFor(string carrier) => Weight * (Guide.Count == 0 ? 1 : Guide.Contains(carrier) ? TheirOwn : Others);
}
