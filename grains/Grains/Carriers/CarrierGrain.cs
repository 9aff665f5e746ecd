using System.Collections.Immutable;
using Dispatch.Homes;
using Dispatch.Shipments;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Carriers;

/// <summary>The shell around <see cref="CarrierDecider"/>.</summary>
[GrainType("dispatch.carrier"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class CarrierGrain(
    IStore store, Doorbell doorbell, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, ICarrierGrain
{
    private const int TimelinePage = 200;

    private Ledger<CarrierFile, CarrierFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new CarrierId(this.GetPrimaryKeyString());
        ledger = new(LedgerForms.Of(id), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Put(Carrier carrier, Origin origin) => Handle(new CarrierCommand.Put(carrier), origin);

    public Task<Refusal?> Handle(CarrierCommand command, Origin origin) =>
        ledger.Handle(origin, carrier => CarrierDecider.Decide(carrier, command, clock.GetUtcNow()));

    public async Task<Carrier?> Get() => (await File()).Data;

    public async Task<CarrierFile> File()
    {
        await ledger.Ready();
        return ledger.State;
    }

    public async Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion) =>
        [.. (await ledger.Facts(afterVersion, TimelinePage)).Select(fact => TimelineItems.From(fact.Span))];
}
