using Dispatch.Homes;
using Dispatch.Policies;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Dispatching;

/// <summary>The shell around <see cref="WaveDecider"/>.</summary>
[GrainType("dispatch.wave"), AtHome]
public sealed class WaveGrain(
    IStore store, Doorbell doorbell, TowerPolicy policy, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IWaveGrain
{
    private Ledger<Wave, WaveFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new WaveId(this.GetPrimaryKeyString());
        ledger = new(LedgerForms.Of(id, policy), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Handle(WaveCommand command, Origin origin) => command is WaveCommand.MeetDeadline
        ? ledger.HandleDeadline(origin, Decide(command))
        : ledger.Handle(origin, Decide(command));

    public async Task<WaveView?> Get()
    {
        await ledger.Ready();
        if (ledger.Version == 0)
        {
            DeactivateOnIdle();
            return null;
        }

        return WaveViews.From(ledger.State);
    }

    private Func<Wave, Verdict<WaveFact>> Decide(WaveCommand command) => wave => WaveDecider.Decide(wave, command, clock.GetUtcNow());
}
