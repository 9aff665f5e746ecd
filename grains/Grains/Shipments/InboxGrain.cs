using Dispatch.Homes;
using Dispatch.Storage;
using Dispatch.Telemetry;

namespace Dispatch.Shipments;

/// <summary>Reads one partition of the inbox: each entry is a milestone on its way to its shipment.</summary>
[GrainType("dispatch.inbox"), AtHome]
public sealed class InboxGrain(IStore store, IServiceProvider services) : ReaderGrain(store, Logs.Inbox, ReaderNames.Inbox, services), IInboxGrain
{
    private readonly IStore store = store;

    protected override Task Open(StoredReader stored) => Task.CompletedTask;

    /// <remarks>A refusal is an answer: what a shipment will not hear now it will not hear when it is told again.</remarks>
    protected override void Handle(LogEntry entry)
    {
        var milestoneEntry = InboxEntry.Read(entry.Bytes.Span);
        Continue(Spans.Read(milestoneEntry.Trace));
        var (origin, shipment, milestone) = milestoneEntry;
        Then(entry, shipment.Value, () => GrainFactory.GetGrain<IShipmentGrain>(shipment.Value).Handle(milestone, origin));
    }

    protected override Task Saved(long position) => store.Trim(Logs.Inbox, Partition, position);
}
