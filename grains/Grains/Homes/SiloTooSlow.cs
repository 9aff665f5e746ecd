using Polly.Timeout;

namespace Dispatch.Homes;

/// <summary>
/// A silo that waited too long for another, which Orleans says in an exception that it cannot send itself. Unreadable, it would look like a fault
/// of the call, and a reader would set an entry aside for it.
/// </summary>
[GenerateSerializer, Alias("dispatch.silo-too-slow")]
public readonly record struct SiloTooSlowOnTheWire([property: Id(0)] string Message);

[RegisterConverter]
public sealed class SiloTooSlowConverter : IConverter<TimeoutRejectedException, SiloTooSlowOnTheWire>
{
    public TimeoutRejectedException ConvertFromSurrogate(in SiloTooSlowOnTheWire surrogate) => new(surrogate.Message);

    public SiloTooSlowOnTheWire ConvertToSurrogate(in TimeoutRejectedException value) => new(value.Message);
}
