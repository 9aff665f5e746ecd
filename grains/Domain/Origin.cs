using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>Where a command comes from.</summary>
/// <param name="CommandId">The same id again is answered as the first time, without a second effect.</param>
/// <param name="Source">Who or what said it: <c>telematics</c>, <c>deadline</c>, <c>reaction</c>, <c>api:{key}</c>, <c>person:{name}</c>.</param>
/// <param name="ReceivedAt">When the tower took it in.</param>
/// <param name="GivenUpAt">
/// When its caller stops to wait for the answer and may ask again elsewhere: from then on it is not carried out. Null where nobody waits, and so in all
/// that is kept.
/// </param>
[GenerateSerializer, Immutable, Alias("dispatch.origin")]
public sealed record Origin(
    string CommandId, string Source, DateTimeOffset ReceivedAt, [property: JsonIgnore] DateTimeOffset? GivenUpAt = null);
