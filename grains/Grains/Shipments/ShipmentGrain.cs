using System.Collections.Immutable;
using Dispatch.Homes;
using Dispatch.Policies;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Shipments;

/// <summary>The shell around <see cref="ShipmentDecider"/>.</summary>
[GrainType("dispatch.shipment"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class ShipmentGrain(
    IStore store, Doorbell doorbell, TowerPolicy policy, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IShipmentGrain
{
    private const int TimelinePage = 200;

    private Ledger<Shipment, ShipmentFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new ShipmentId(this.GetPrimaryKeyString());
        ledger = new(LedgerForms.Of(id, policy), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Handle(ShipmentCommand command, Origin origin) => command is ShipmentCommand.MeetDeadline
        ? ledger.HandleDeadline(origin, Decide(command))
        : ledger.Handle(origin, Decide(command));

    public async Task<ShipmentView?> Get()
    {
        await ledger.Ready();
        return ledger.Version == 0 ? Forget() : ShipmentViews.From(ledger.State, ledger.Version, clock.GetUtcNow());
    }

    public async Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion) =>
        [.. (await ledger.Facts(afterVersion, TimelinePage)).Select(fact => TimelineItems.From(fact.Span))];

    public async Task<ImmutableArray<TrailPoint>> Trail()
    {
        var trail = new TrailOfFacts();
        IReadOnlyList<ReadOnlyMemory<byte>> page;
        do
        {
            page = await ledger.Facts(trail.ReadUpTo, StoreLimits.MaxRead);
            trail.Add(page);
        }
        while (page.Count > 0);

        return trail.Thinned();
    }

    private Func<Shipment, Verdict<ShipmentFact>> Decide(ShipmentCommand command) =>
        shipment => ShipmentDecider.Decide(shipment, command, clock.GetUtcNow(), policy);

    /// <summary>Nothing is kept in memory for an id that somebody only guessed.</summary>
    private ShipmentView? Forget()
    {
        DeactivateOnIdle();
        return null;
    }
}
