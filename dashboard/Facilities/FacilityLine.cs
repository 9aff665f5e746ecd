using Dispatch.Lists;

namespace Dispatch.Facilities;

/// <summary>What goes on at a facility.</summary>
/// <param name="Facility">Its master data; null where nobody has sent any.</param>
/// <param name="Name">As its master data or, without them, a stop calls it.</param>
/// <param name="Here">Trucks that stand there.</param>
/// <param name="HereSince">Since when the one that stands there longest does.</param>
/// <param name="Inbound">Trucks that are expected within <see cref="FacilityBoard.Ahead"/>, or should have come already.</param>
/// <param name="Late">Those of them that will be late, or are.</param>
/// <param name="NextAt">When the next one is expected; those that should have come already are late, not next.</param>
/// <param name="Exceptions">Open ones of shipments that stand there or come there next.</param>
public sealed record FacilityLine(
    FacilityId Id,
    Facility? Facility,
    string Name,
    int Here,
    DateTimeOffset? HereSince,
    int Inbound,
    int Late,
    DateTimeOffset? NextAt,
    SeverityCount Exceptions);
