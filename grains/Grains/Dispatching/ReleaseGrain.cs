using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Homes;
using Dispatch.Integration;
using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Dispatching;

/// <summary>The shell around <see cref="ReleaseDecider"/>.</summary>
[GrainType("dispatch.release"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class ReleaseGrain(
    IStore store, Doorbell doorbell, TowerPolicy policy, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IReleaseGrain
{
    private const int FactsShown = 500;

    private Ledger<Release, ReleaseFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = ReleaseId.For(new ShipmentId(this.GetPrimaryKeyString()));
        ledger = new(LedgerForms.Of(id, policy), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Handle(ReleaseCommand command, Origin origin) => command is ReleaseCommand.MeetDeadline
        ? ledger.HandleDeadline(origin, Decide(command))
        : ledger.Handle(origin, Decide(command));

    public async Task<ReleaseView?> Get()
    {
        await ledger.Ready();
        if (ledger.Version == 0)
        {
            DeactivateOnIdle();
            return null;
        }

        return ReleaseViews.From(ledger.State, ledger.Version);
    }

    /// <summary>The state keeps only what decides; the fact has every rule and reason.</summary>
    public async Task<Ranked?> Ranking()
    {
        await ledger.Ready();
        if (ledger.State.Ranking is null)
        {
            return null;
        }

        Ranked? last = null;
        var page = await ledger.Facts(afterVersion: 0, FactsShown);
        while (page.Count > 0)
        {
            var facts = page.Select(stored => JsonSerializer.Deserialize(stored.Span, StoredJson.Default.FactReleaseFact)!).ToList();
            last = facts.Select(fact => fact.Body).OfType<ReleaseFact.CarriersRanked>().LastOrDefault()?.Ranking ?? last;
            page = await ledger.Facts(facts[^1].Version, FactsShown);
        }

        return last;
    }

    public async Task<Order?> Freight()
    {
        await ledger.Ready();
        return ledger.State.IsOver ? null : ledger.State.Order?.WithoutLines();
    }

    public async Task<ImmutableArray<Message>> Messages() =>
    [
        .. (await ledger.Facts(afterVersion: 0, FactsShown))
            .SelectMany(stored => DispatchMessages.From(JsonSerializer.Deserialize(stored.Span, StoredJson.Default.FactReleaseFact)!)),
    ];

    private Func<Release, Verdict<ReleaseFact>> Decide(ReleaseCommand command) =>
        release => ReleaseDecider.Decide(release, command, clock.GetUtcNow());
}
