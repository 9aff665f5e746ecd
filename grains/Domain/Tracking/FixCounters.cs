using System.Runtime.CompilerServices;

namespace Dispatch.Tracking;

/// <summary>How many fixes of a vehicle had which outcome. Their sum is the number of fixes that were judged.</summary>
public struct FixCounters
{
    internal const int OutcomeCount = (int)FixOutcome.ImpossibleJump + 1;

    private Counts counts;

    public readonly long this[FixOutcome outcome] => counts[(int)outcome];

    public readonly long Total
    {
        get
        {
            var total = 0L;
            foreach (var count in counts)
                total += count;

            return total;
        }
    }

    /// <summary>The filtered ones by reason, those that never happened left out.</summary>
    public readonly IReadOnlyDictionary<string, long> Filtered
    {
        get
        {
            var filtered = new Dictionary<string, long>(StringComparer.Ordinal);
            for (var outcome = FixOutcome.Applied; (int)outcome < OutcomeCount; outcome++)
            {
                if (FilterReason.Of(outcome) is { } reason && this[outcome] is > 0 and var count)
                    filtered[reason] = count;
            }

            return filtered;
        }
    }

    internal void Count(FixOutcome outcome) => counts[(int)outcome]++;

    internal void Restore(FixOutcome outcome, uint count) => counts[(int)outcome] = count;

    /// <summary>One 32-bit counter per outcome, inside the track: a fix a second fills one in 136 years.</summary>
    [InlineArray(OutcomeCount)]
    private struct Counts
    {
        private uint first;
    }
}
