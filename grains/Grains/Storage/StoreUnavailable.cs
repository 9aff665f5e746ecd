namespace Dispatch.Storage;

/// <summary>The disk, the network or another owner stands in the way; the effect of the call is unknown.</summary>
public sealed class StoreUnavailableException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>What of it goes from one silo to another: not its cause, which is an exception of a store's client that others cannot read.</summary>
[GenerateSerializer, Alias("dispatch.store-unavailable")]
public readonly record struct StoreUnavailableOnTheWire([property: Id(0)] string Message);

[RegisterConverter]
public sealed class StoreUnavailableConverter : IConverter<StoreUnavailableException, StoreUnavailableOnTheWire>
{
    public StoreUnavailableException ConvertFromSurrogate(in StoreUnavailableOnTheWire surrogate) => new(surrogate.Message);

    public StoreUnavailableOnTheWire ConvertToSurrogate(in StoreUnavailableException value) => new(value.Message);
}
