using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Dispatch.Integration;

/// <summary>Where messages are delivered to.</summary>
/// <param name="Secret">Signs what is sent, so that the receiver knows that it comes from this tower.</param>
/// <param name="Destinations">Whose messages it takes: <c>erp</c>, <c>wms</c>, <c>carrier:{id}</c>, <c>carrier:*</c>; none while it is switched off.</param>
[GenerateSerializer, Immutable, Alias("dispatch.endpoint-data")]
public sealed record Endpoint(EndpointId EndpointId, string Url, string Secret, ImmutableArray<string> Destinations)
{
    public bool Takes(string destination) => Destinations.Any(wanted => Integration.Destinations.Takes(wanted, destination));

    public bool IsSameAs(Endpoint other) =>
        this == other with { Destinations = Destinations } && Destinations.AsSpan().SequenceEqual(other.Destinations.AsSpan());
}

/// <summary>The fact that an endpoint was put.</summary>
public sealed record EndpointPut(DateTimeOffset At, Endpoint Data);

[GenerateSerializer, Immutable, Alias("dispatch.endpoint-id"), JsonConverter(typeof(IdJsonConverter<EndpointId>))]
public readonly record struct EndpointId(string Value) : IId<EndpointId>
{
    public static EndpointId Of(string value) => new(value);

    public override string ToString() => Value;
}
