namespace Dispatch.Live;

/// <summary>
/// All vehicles of the tower as every map on this host is fed from it. Each has a small number, its slot, for as long as it is
/// in the tower; then another may get it.
/// </summary>
/// <param name="Version">Grows with every change; what changed later has a later one.</param>
/// <param name="Lines">By slot. Nobody changes it: the next picture has an array of its own.</param>
/// <param name="AsOf">See <see cref="TowerView.AsOf"/>.</param>
public sealed record MapPicture(uint Version, ReadOnlyMemory<MapLine> Lines, DateTimeOffset AsOf)
{
    public static readonly MapPicture Empty = new(0, ReadOnlyMemory<MapLine>.Empty, DateTimeOffset.MinValue);
}

/// <param name="Version">When it last changed.</param>
/// <param name="Since">When the slot was given to this vehicle: who was told of the slot before was told of another.</param>
/// <param name="Spot">Null where the slot is free.</param>
public readonly record struct MapLine(uint Version, uint Since, MapSpot? Spot);
