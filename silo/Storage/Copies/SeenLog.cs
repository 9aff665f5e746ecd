namespace Dispatch.Storage.Copies;

/// <summary>One log under verification: where it ends, and whether it lacks something that its reader has still to read.</summary>
internal sealed class SeenLog
{
    private long last;
    private long end;

    // Before the last one there may be more, but then this one is read already, or is what there is to tell.
    private (long From, long To) gap;

    /// <summary>Null where nobody reads it, or who does is not known: it may lack anything then.</summary>
    public long? ReadUpTo { get; set; }

    public void Saw(long position)
    {
        Expect(position);
        last = position;
    }

    public void EndsAt(long position)
    {
        Expect(position + 1);
        end = position;
    }

    public IEnumerable<string> Differences()
    {
        if (last > end)
        {
            yield return $"it ends at {end}, but has an entry at {last}";
        }

        if (ReadUpTo > end)
        {
            yield return $"it was read up to {ReadUpTo}, but ends at {end}";
        }
        else if (ReadUpTo < gap.To)
        {
            yield return $"positions {Math.Max(gap.From, ReadUpTo.Value + 1)} to {gap.To} are missing, and have not been read";
        }
    }

    private void Expect(long next)
    {
        if (next > last + 1)
        {
            gap = (last + 1, next - 1);
        }
    }
}
