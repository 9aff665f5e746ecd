using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dispatch.Bench.Peer;

/// <summary>The same bodies that the tower takes, as far as the load has them.</summary>
public sealed record PositionsBody(IReadOnlyList<PositionBody> Positions);

public sealed record PositionBody(
    string VehicleId, string CarrierId, DateTimeOffset At, double Lat, double Lon, double? SpeedKmh, double? HeadingDeg, double? AccuracyM)
{
    [JsonIgnore]
    public bool IsPossible => Lat is >= -90 and <= 90 && Lon is >= -180 and <= 180 && VehicleId.Length > 0 && CarrierId.Length > 0;
}

public sealed record TakenBody(int Accepted, int Duplicates, IReadOnlyList<string> Rejected);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PositionsBody))]
[JsonSerializable(typeof(TakenBody))]
public sealed partial class PeerJson : JsonSerializerContext;
