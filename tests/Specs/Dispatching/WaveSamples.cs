using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>A wave and a client's word, of every kind, for the stored form.</summary>
internal static class WaveSamples
{
    public static readonly WaveId Id = new("W-1");

    public static ClientDispatching Client { get; } = new(
        new("acme"),
        Freight.Policy,
        new([new GuideLane(new(Freight.Yard), new(Center: Some.Macon, RadiusKm: 50), Freight.Guide)]));

    public static ImmutableArray<WaveFact> Facts { get; } =
    [
        new WaveFact.Planned(
            Some.Noon,
            "USD",
            new([new(Freight.Id, Freight.Able, 800)], [new("acme~4712")]),
            new([new(Freight.Id, Freight.Best, 900)], [new("acme~4712")]),
            "ann"),
        new WaveFact.Accepted(Some.At(1), [new(Freight.Id, Freight.Cheap, 700)], "ann"),
        new WaveFact.Rejected(Some.At(2), "ann"),
    ];
}
