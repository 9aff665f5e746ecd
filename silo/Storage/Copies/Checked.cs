using System.Text.Json;
using Dispatch.Policies;

namespace Dispatch.Storage.Copies;

/// <summary>One aggregate under verification: as it is stored, beside its facts folded once more.</summary>
/// <param name="fold">Null where nothing is known of its kind but its version.</param>
internal sealed class Checked(StoreRecord.Aggregate stored, Fold? fold)
{
    private long last;

    /// <summary>Why it could not be folded; null where it could.</summary>
    public string? Trouble { get; set; }

    /// <exception cref="JsonException">It is no fact of this kind.</exception>
    public void Add(FactOwner owner, ReadOnlySpan<byte> fact)
    {
        if (owner.Version <= last)
        {
            Trouble ??= $"its fact of version {owner.Version} comes after that of version {last}";
        }

        if (fold is not null && FactHead.Read(fact) is var head && (head.Kind, head.Key, head.Version) != (stored.Key.Kind, stored.Key.Id, owner.Version))
        {
            Trouble ??= $"its fact of version {owner.Version} says that it is of {head.Kind}/{head.Key} in version {head.Version}";
        }

        last = owner.Version;
        fold?.Add(owner, fact);
    }

    public IEnumerable<string> Differences(DateTimeOffset now)
    {
        // What is about to be forgotten may be half gone in a copy of a store that goes on meanwhile.
        if (Retention.IsOver([.. stored.Deadlines.Select(due => due.Deadline)], now))
        {
            return [];
        }

        if (Trouble is not null)
        {
            return [Trouble];
        }

        if (last > stored.Version)
        {
            return [$"it has a fact of version {last}, but its state is of version {stored.Version}"];
        }

        try
        {
            return fold is null ? [] : [.. State(fold), .. Due(fold)];
        }
        catch (JsonException failure)
        {
            return [$"its state cannot be read: {failure.Message}"];
        }
    }

    /// <summary>Bit for bit; where the bits differ, it counts what they say.</summary>
    private IEnumerable<string> State(Fold fold)
    {
        var folded = fold.State;
        if (!stored.State.Span.SequenceEqual(folded) && JsonDifference.First(fold.Rewritten(stored.State.Span), folded) is { } difference)
        {
            yield return last == 0 ? "it has a state, but no facts" : difference;
        }
    }

    private IEnumerable<string> Due(Fold fold)
    {
        var wanted = fold.Deadlines(stored.State.Span).Select(Lasting).ToList();
        var indexed = stored.Deadlines.Select(due => Lasting(due.Deadline)).ToList();
        return wanted.Except(indexed).Select(deadline => $"its deadline {Shown(deadline)} is not in the due index")
            .Concat(indexed.Except(wanted).Select(deadline => $"the due index has a deadline {Shown(deadline)} that its state has not"))
            .Concat(stored.Deadlines.Where(due => due.Version > stored.Version)
                .Select(due => $"its deadline {Shown(due.Deadline)} was set in version {due.Version}, but its state is of version {stored.Version}"));
    }

    /// <summary>How long what has ended is kept may be configured otherwise since it ended.</summary>
    private static Deadline Lasting(Deadline deadline) => Retention.Is(deadline) ? deadline with { DueAt = default } : deadline;

    private static string Shown(Deadline deadline) => $"{deadline.Name} at {deadline.DueAt:O}";
}
