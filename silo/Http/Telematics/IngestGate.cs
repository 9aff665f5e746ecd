using System.Collections.Immutable;

namespace Dispatch.Tracking;

/// <summary>Which partitions take positions in: one whose reader is too far behind is closed until it has caught up.</summary>
public sealed class IngestGate
{
    private ImmutableHashSet<int> closed = [];

    public bool IsOpen(int partition) => closed.IsEmpty || !closed.Contains(partition);

    public void Open(int partition) => ImmutableInterlocked.Update(ref closed, set => set.Remove(partition));

    public void Close(int partition) => ImmutableInterlocked.Update(ref closed, set => set.Add(partition));
}
