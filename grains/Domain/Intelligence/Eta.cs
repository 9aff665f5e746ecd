using System.Collections.Immutable;

namespace Dispatch.Intelligence;

/// <summary>When the shipment will reach its last stop, and why.</summary>
/// <param name="At">When the estimate was made.</param>
/// <param name="P50">As likely before as after.</param>
/// <param name="P90">Nine times of ten before.</param>
/// <param name="Terms">What it is made of; <c>At</c> plus the sum of the terms is <c>P50</c>, to the second.</param>
/// <param name="Stops">The estimated arrival at each stop still ahead.</param>
[GenerateSerializer, Immutable, Alias("dispatch.eta")]
public sealed record Eta(
    DateTimeOffset At, DateTimeOffset P50, DateTimeOffset P90, ImmutableArray<EtaTerm> Terms, ImmutableArray<StopEta> Stops);

/// <summary>One term of an estimate: <c>drive</c>, <c>rest</c>, <c>stop</c>, <c>wait</c>.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.eta-term")]
public sealed record EtaTerm(string Name, TimeSpan Duration, string Why);

[GenerateSerializer, Immutable, Alias("dispatch.stop-eta")]
public sealed record StopEta(int Stop, DateTimeOffset Arrival, DateTimeOffset Departure);
