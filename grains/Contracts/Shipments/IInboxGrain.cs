namespace Dispatch.Shipments;

/// <summary>The reader of one partition of the inbox: milestones on their way to their shipments.</summary>
[Alias("dispatch.inbox")]
public interface IInboxGrain : IReaderGrain;
