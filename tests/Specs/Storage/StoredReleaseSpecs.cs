using Dispatch.Dispatching;
using Dispatch.Shipments;
using Xunit;
using static Dispatch.Storage.StoredFormSpecs;

namespace Dispatch.Storage;

/// <summary>The stored form of what dispatching keeps, approved.</summary>
public sealed class StoredReleaseSpecs
{
    [Fact]
    public void Facts_of_releases_are_stored_so() => Golden.Matches("release-facts", Lines(
        ReleaseSamples.Facts.Select(fact => RoundTrip(Recorded("release", fact, fact.At), StoredJson.Default.FactReleaseFact))));

    [Fact]
    public void Waves_and_what_clients_say_are_stored_so() => Golden.Matches("waves-and-clients", Lines(
    [
        .. WaveSamples.Facts.Select(fact => RoundTrip(Recorded("wave", fact, fact.At), StoredJson.Default.FactWaveFact)),
        RoundTrip(WaveSamples.Facts.Aggregate(Wave.Unknown(WaveSamples.Id), WaveDecider.Evolve), StoredJson.Default.Wave),
        RoundTrip(Recorded("client", new DispatchingPut(Some.Noon, WaveSamples.Client), Some.Noon), StoredJson.Default.FactDispatchingPut),
        RoundTrip(WaveSamples.Client, StoredJson.Default.ClientDispatching),
    ]));

    [Fact]
    public void Releases_are_stored_so() => Golden.Matches("releases", Lines(
    [
        RoundTrip(Releasing.Unknown.Release, StoredJson.Default.Release),
        RoundTrip(Releasing.Opened.Release, StoredJson.Default.Release),
        RoundTrip(ReleaseSamples.Facts.Aggregate(Releasing.Unknown.Release, ReleaseEvolution.Evolve), StoredJson.Default.Release),
        .. ReleaseSamples.EveryStatus.Skip(1).Select(sample => RoundTrip(sample.Releasing.Release, StoredJson.Default.Release)).TakeLast(1),
    ]));
}
