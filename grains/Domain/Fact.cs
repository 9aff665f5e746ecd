using System.Text.Json.Serialization;

namespace Dispatch;

/// <summary>A fact as it is recorded: what happened, to whom, when it happened and when the tower learned of it.</summary>
/// <param name="Kind">The kind of aggregate, for example <c>shipment</c>.</param>
/// <param name="Key">The aggregate's id.</param>
/// <param name="Version">1 for the aggregate's first fact, then one more each.</param>
/// <param name="OccurredAt">When it happened, in the world.</param>
/// <param name="ReceivedAt">When the tower took it in; later than <paramref name="OccurredAt"/>, sometimes by hours.</param>
/// <param name="Source">See <see cref="Origin.Source"/>.</param>
public sealed record Fact<TFact>(
    string Kind, string Key, long Version, DateTimeOffset OccurredAt, DateTimeOffset ReceivedAt, string Source, TFact Body)
{
    /// <summary>The sampled trace in which it was recorded, as W3C's traceparent; null and not stored for most. It says nothing about the world.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), JsonPropertyOrder(-1)]
    public string? Trace { get; init; }

    /// <summary>Unique over the whole tower; receivers remember it so that effects happen once.</summary>
    public string Id => FactId.Of(Key, Version);
}

/// <summary>The id of a fact: <c>{aggregate}@{version}</c>.</summary>
public static class FactId
{
    public const char Mark = '@';

    public static string Of(string key, long version) => $"{key}{Mark}{version}";
}
