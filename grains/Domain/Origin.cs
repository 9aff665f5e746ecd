namespace Dispatch;

/// <summary>Where a command comes from.</summary>
/// <param name="CommandId">The same id again is answered as the first time, without a second effect.</param>
/// <param name="Source">Who or what said it: <c>telematics</c>, <c>deadline</c>, <c>reaction</c>, <c>api:{key}</c>, <c>person:{name}</c>.</param>
/// <param name="ReceivedAt">When the tower took it in.</param>
[GenerateSerializer, Immutable, Alias("dispatch.origin")]
public sealed record Origin(string CommandId, string Source, DateTimeOffset ReceivedAt);
