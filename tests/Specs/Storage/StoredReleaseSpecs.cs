using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Storage.StoredFormSpecs;

namespace Dispatch.Storage;

/// <summary>The stored form of what dispatching keeps, approved.</summary>
public sealed class StoredReleaseSpecs
{
    [Fact]
    public void Facts_of_releases_are_stored_so() => Golden.Matches("release-facts", Lines(
        ReleaseSamples.Facts.Select(fact => RoundTrip(Recorded("release", fact, fact.At, ReleaseId.For(Some.Id).Value), StoredJson.Default.FactReleaseFact))));

    [Fact]
    public void Waves_and_what_clients_say_are_stored_so() => Golden.Matches("waves-and-clients", Lines(
    [
        .. WaveSamples.Facts.Select(fact => RoundTrip(Recorded("wave", fact, fact.At, "W-1"), StoredJson.Default.FactWaveFact)),
        RoundTrip(WaveSamples.Facts.Aggregate(Wave.Unknown(WaveSamples.Id), WaveDecider.Evolve), StoredJson.Default.Wave),
        RoundTrip(Recorded("client", new DispatchingPut(Some.Noon, WaveSamples.Client), Some.Noon, "acme"), StoredJson.Default.FactDispatchingPut),
        RoundTrip(WaveSamples.Client, StoredJson.Default.ClientDispatching),
    ]));

    [Fact]
    public void Endpoints_and_what_waits_for_them_are_stored_so()
    {
        var endpoint = new Endpoint(new("erp-1"), "https://erp.example.com/in", "0123456789abcdef", ["erp", "carrier:*"]);
        var message = new Message("acme~4711@9/erp", "erp", Some.Id, "order.cancelled", Some.Noon, """{"reason":"sold elsewhere"}""");
        var line = DeliveryLine.Of(message).With(message).With(message with { Id = "acme~4711@10/erp" });
        var dead = Enumerable.Range(0, DeliveryLine.MaxTries + 1).Aggregate(line, (line, time) => line.Refused(line.Pending[0].Message.Id, "it answered 422", Some.At(time)));
        Golden.Matches("endpoints", Lines(
        [
            RoundTrip(Recorded("endpoint", new EndpointPut(Some.Noon, endpoint), Some.Noon, "erp-1"), StoredJson.Default.FactEndpointPut),
            RoundTrip(endpoint, StoredJson.Default.Endpoint),
            RoundTrip(dead, StoredJson.Default.DeliveryLine),
        ]));
    }


    [Fact]
    public void Releases_are_stored_so() => Golden.Matches("releases", Lines(
    [
        RoundTrip(Releasing.Unknown.Release, StoredJson.Default.Release),
        RoundTrip(Releasing.Opened.Release, StoredJson.Default.Release),
        RoundTrip(ReleaseSamples.Facts.Aggregate(Releasing.Unknown.Release, ReleaseEvolution.Evolve), StoredJson.Default.Release),
        .. ReleaseSamples.EveryStatus.Skip(1).Select(sample => RoundTrip(sample.Releasing.Release, StoredJson.Default.Release)).TakeLast(1),
    ]));
}
