using System.Collections.Immutable;
using Dispatch.Facilities;
using Dispatch.Shipments;

namespace Dispatch.Fakes;

/// <summary>A facility grain that answers with what it was given.</summary>
public sealed class FakeFacility(ImmutableArray<AppointmentView> appointments, bool isBroken, Func<FacilityCommand, Origin, Task<Refusal?>> handle) : IFacilityGrain
{
    public Task<Refusal?> Put(Facility facility, Origin origin) => throw new NotSupportedException();

    public Task<Facility?> Get() => throw new NotSupportedException();

    public Task<Refusal?> Handle(FacilityCommand command, Origin origin) => handle(command, origin);

    public Task<ImmutableArray<AppointmentView>> Appointments(DateTimeOffset from, DateTimeOffset to) =>
        isBroken ? Task.FromException<ImmutableArray<AppointmentView>>(new TimeoutException()) : Task.FromResult(appointments);

    public Task<AppointmentView?> Appointment(AppointmentId id) => throw new NotSupportedException();

    public Task<ImmutableArray<TimelineItem>> Timeline(long afterVersion) => throw new NotSupportedException();
}
