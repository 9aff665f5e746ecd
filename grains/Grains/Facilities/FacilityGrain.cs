using System.Collections.Immutable;
using Dispatch.Homes;
using Dispatch.Shipments;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Facilities;

/// <summary>The shell around <see cref="FacilityDecider"/>.</summary>
[GrainType("dispatch.facility"), AtHome, CollectionAgeLimit(Minutes = Idle.Minutes)]
public sealed class FacilityGrain(
    IStore store, Doorbell doorbell, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IFacilityGrain
{
    private const int TimelinePage = 200;

    private Ledger<FacilityFile, FacilityFact> ledger = null!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new FacilityId(this.GetPrimaryKeyString());
        ledger = new(LedgerForms.Of(id), store, doorbell, StoreKeys.Of(id));
        await ledger.Ready();
    }

    public Task<Refusal?> Put(Facility facility, Origin origin) => Handle(new FacilityCommand.Put(facility), origin);

    public Task<Refusal?> Handle(FacilityCommand command, Origin origin) => command is FacilityCommand.MeetDeadline
        ? ledger.HandleDeadline(origin, Decide(command))
        : ledger.Handle(origin, Decide(command));

    public async Task<Facility?> Get() => (await Known())?.Data;

    public async Task<ImmutableArray<AppointmentView>> Appointments(DateTimeOffset from, DateTimeOffset to) =>
        [.. (await Known())?.Appointments.Where(appointment => FacilityViews.Touches(appointment, from, to)).Select(FacilityViews.From) ?? []];

    public async Task<AppointmentView?> Appointment(AppointmentId id) =>
        (await Known())?.Find(id) is { } appointment ? FacilityViews.From(appointment) : null;

    public async Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion) =>
        [.. (await ledger.Facts(afterVersion, TimelinePage)).Select(fact => TimelineItems.From(fact.Span))];

    private Func<FacilityFile, Verdict<FacilityFact>> Decide(FacilityCommand command) =>
        file => FacilityDecider.Decide(file, command, clock.GetUtcNow());

    private async Task<FacilityFile?> Known()
    {
        await ledger.Ready();
        return ledger.Version > 0 ? ledger.State : null;
    }
}
