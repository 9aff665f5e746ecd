using Dispatch.Homes;
using Dispatch.Policies;
using Dispatch.Shipments;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Exceptions;

/// <summary>The shell around <see cref="CaseDecider"/>.</summary>
[GrainType("dispatch.exception"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class ExceptionGrain(
    IStore store, Doorbell doorbell, TowerPolicy policy, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IExceptionGrain
{
    private const int HistoryShown = 500;

    private Ledger<Case, CaseFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new CaseId(this.GetPrimaryKeyString());
        ledger = new(LedgerForms.Of(id, policy), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Handle(CaseCommand command, Origin origin) => command is CaseCommand.MeetDeadline
        ? ledger.HandleDeadline(origin, Decide(command))
        : ledger.Handle(origin, Decide(command));

    public async Task<CaseView?> Get()
    {
        await ledger.Ready();
        if (ledger.Version == 0)
        {
            DeactivateOnIdle();
            return null;
        }

        var history = await ledger.Facts(afterVersion: 0, HistoryShown);
        return CaseViews.From(ledger.State, [.. history.Select(fact => TimelineItems.From(fact.Span))]);
    }

    private Func<Case, Verdict<CaseFact>> Decide(CaseCommand command) =>
        state => CaseDecider.Decide(state, command, clock.GetUtcNow());
}
