namespace Dispatch.Tracking;

/// <summary>
/// What was lately taken in by this node, so that a sender can be told how much of it was sent before. Advice only: nothing is dropped for
/// it, and tracking judges each position for itself. A fixed table in which a newer fingerprint pushes an older one out; no lock, because
/// a lost race costs one wrong word of advice.
/// </summary>
public sealed class RecentPositions
{
    private const int Entries = 1 << 20;

    private readonly ulong[] table = new ulong[Entries];

    /// <summary>Remembers all of them; call it after they were appended, else a retry after a failure would count as sent before.</summary>
    /// <returns>How many were known, from before or from earlier in the same batch.</returns>
    public int Remember(ReadOnlySpan<PackedSlot> slots)
    {
        var known = 0;
        foreach (var slot in slots)
        {
            ref var entry = ref table[slot.Fingerprint % Entries];
            if (entry == slot.Fingerprint)
            {
                known++;
            }

            entry = slot.Fingerprint;
        }

        return known;
    }
}
