using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Carriers;

/// <summary>What a carrier is doing now.</summary>
/// <param name="Carrier">Its master data; null where nobody has sent any.</param>
/// <param name="Silent">Vehicles that have not reported for <see cref="SeenVehicle.SilentAfter"/>.</param>
/// <param name="Late">Shipments that will be, or already are, late for their next stop.</param>
public sealed record CarrierLine(
    CarrierId Id, Carrier? Carrier, int Moving, int Standing, int Silent, int Shipments, int Late, SeverityCount Exceptions, DateTimeOffset? HeardAt)
{
    public string Name => Carrier?.Name ?? Id.Value;

    public int Vehicles => Moving + Standing + Silent;
}
