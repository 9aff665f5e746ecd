using Dispatch.Exceptions;

namespace Dispatch.Live;

/// <summary>What a map has to draw from now on. Times are Unix milliseconds of this host's clock.</summary>
/// <param name="Full">It begins a new picture: what is not in it is gone, and older versions no longer count.</param>
/// <param name="Gone">Keys of vehicles that left the viewport or the tower.</param>
/// <param name="AsOf">See <see cref="TowerView.AsOf"/>.</param>
/// <param name="Now">When it was sent, so that a browser can tell ages with whatever clock it has.</param>
public sealed record MapUpdate(bool Full, IReadOnlyList<MapRow> Rows, IReadOnlyList<string> Gone, long AsOf, long Now);

/// <summary>One vehicle on a map.</summary>
/// <param name="Heading">Degrees clockwise from north; null where unknown.</param>
/// <param name="Severity">The worst open exception of what it carries; null where there is none.</param>
/// <param name="At">When it was there, in Unix milliseconds.</param>
public sealed record MapRow(string Key, double Lon, double Lat, double? Heading, Severity? Severity, bool Moving, long At, long Change);
