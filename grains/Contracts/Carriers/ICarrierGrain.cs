using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Dispatch.Shipments;
using Orleans.CodeGeneration;

namespace Dispatch.Carriers;

/// <summary>One carrier, by <see cref="CarrierId"/>.</summary>
[Alias("dispatch.carrier"), Version(2)]
public interface ICarrierGrain : IGrainWithStringKey
{
    [Alias("put")]
    Task<Refusal?> Put(Carrier carrier, Origin origin);

    /// <returns>Null where there is no such carrier.</returns>
    [Alias("get")]
    Task<Carrier?> Get();

    /// <returns>Null when it is so, durably; else why not: <c>carrier.unknown</c>, <c>carrier.not-held</c>, ...</returns>
    [Alias("handle")]
    Task<Refusal?> Handle(CarrierCommand command, Origin origin);

    /// <returns>All that is known of it; without data where there is no such carrier.</returns>
    [Alias("file")]
    Task<CarrierFile> File();

    /// <summary>What happened, oldest first, after a version; at most 200.</summary>
    [Alias("timeline")]
    Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion);
}

/// <summary>A carrier in a list.</summary>
/// <param name="Change">See <see cref="ShipmentRow.Change"/>.</param>
[GenerateSerializer, Immutable, Alias("dispatch.carrier-row")]
public sealed record CarrierRow(Carrier Carrier, long Change)
{
    [Id(2)]
    public ImmutableArray<Commitment> Commitments { get; init; } = [];

    [Id(3)]
    public Scorecard Scorecard { get; init; } = Scorecard.Empty;

    /// <summary>As rankings need it.</summary>
    [JsonIgnore]
    public CarrierFile File => new(Carrier.CarrierId, Carrier, Commitments, Scorecard);
}
