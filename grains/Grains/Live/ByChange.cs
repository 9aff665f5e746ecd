using System.Diagnostics.CodeAnalysis;

namespace Dispatch.Live;

/// <summary>Rows by key, and in the order in which they changed: what is new is found without a look at what is not.</summary>
/// <param name="changeOf">A row's change; a row that is put has mostly the greatest.</param>
public sealed class ByChange<TKey, TRow>(Func<TRow, long> changeOf)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<TRow>> rows = [];

    /// <summary>The one that changed last at the end.</summary>
    private readonly LinkedList<TRow> order = new();

    public IEnumerable<TRow> Rows => order;

    public TRow this[TKey key]
    {
        get => rows[key].Value;
        set
        {
            Remove(key);
            rows[key] = Insert(value);
        }
    }

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TRow row)
    {
        var isKnown = rows.TryGetValue(key, out var node);
        row = isKnown ? node!.Value : default;
        return isKnown;
    }

    public void Remove(TKey key)
    {
        if (rows.Remove(key, out var node))
        {
            order.Remove(node);
        }
    }

    /// <summary>The rows that changed after a change, the one that changed first at the beginning.</summary>
    public IEnumerable<TRow> After(long change)
    {
        var first = order.Last;
        while (first is not null && changeOf(first.Value) > change)
        {
            first = first.Previous;
        }

        for (var node = first is null ? order.First : first.Next; node is not null; node = node.Next)
        {
            yield return node.Value;
        }
    }

    private LinkedListNode<TRow> Insert(TRow row)
    {
        var before = order.Last;
        while (before is not null && changeOf(before.Value) > changeOf(row))
        {
            before = before.Previous;
        }

        return before is null ? order.AddFirst(row) : order.AddAfter(before, row);
    }
}
