using System.Collections;
using System.Diagnostics.CodeAnalysis;
using Dispatch.Tracking;

namespace Dispatch.Live;

/// <summary>The vehicles of one view, as they are when somebody first looks, and the same from then on: a view that nobody looks at costs nothing.</summary>
internal sealed class VehiclesOnDemand(Func<IReadOnlyDictionary<string, VehicleRow>> look) : IReadOnlyDictionary<string, VehicleRow>
{
    private readonly Lazy<IReadOnlyDictionary<string, VehicleRow>> rows = new(look);

    public VehicleRow this[string key] => rows.Value[key];

    public IEnumerable<string> Keys => rows.Value.Keys;

    public IEnumerable<VehicleRow> Values => rows.Value.Values;

    public int Count => rows.Value.Count;

    public bool ContainsKey(string key) => rows.Value.ContainsKey(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out VehicleRow value) => rows.Value.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, VehicleRow>> GetEnumerator() => rows.Value.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
