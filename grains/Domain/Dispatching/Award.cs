using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Who carries it, at which price.</summary>
/// <param name="CarrierId">Null where a truck came that nobody had named.</param>
/// <param name="TenderId">Null where a person assigned it.</param>
/// <param name="Lane">Whose capacity it takes; null where it takes none.</param>
[GenerateSerializer, Immutable, Alias("dispatch.award")]
public sealed record Award(CarrierId? CarrierId, VehicleId? VehicleId, TenderId? TenderId, Money? Cost, string? Lane, DateOnly? Day, DateTimeOffset At)
{
    public bool IsByHand => TenderId is null;
}
