using Orleans.CodeGeneration;

namespace Dispatch.Shipments;

/// <summary>The reader of one partition of the inbox: milestones on their way to their shipments.</summary>
[Alias("dispatch.inbox"), Version(1)]
public interface IInboxGrain : IReaderGrain;
