using System.Diagnostics;

namespace Dispatch.Tracking;

/// <summary>The positions of one entry, for <c>foreach</c>.</summary>
public ref struct PackedPositions
{
    private PackReader reader;

    internal PackedPositions(ReadOnlySpan<byte> entry)
    {
        reader = new PackReader(entry);
        reader.Expect(TelematicsKind.Positions);
        ReceivedAtMs = reader.Int64();
        Trace = reader.Version is TelematicsPack.TracedVersion ? PackedTrace.Read(ref reader) : default;
    }

    /// <summary>When the edge took them in, Unix milliseconds.</summary>
    public long ReceivedAtMs { get; }

    /// <summary>The trace that they came in with; none for most.</summary>
    public ActivityContext Trace { get; }

    public PackedPosition Current { get; private set; }

    public readonly PackedPositions GetEnumerator() => this;

    public bool MoveNext()
    {
        if (reader.IsAtEnd)
        {
            return false;
        }

        Current = new PackedPosition(VehicleKey.Read(ref reader), PackedFix.Read(ref reader));
        return true;
    }
}

/// <summary>One position; it points into its entry.</summary>
public readonly ref struct PackedPosition(ReadOnlySpan<byte> vehicleKey, Fix fix)
{
    /// <summary>See <see cref="Tracking.VehicleKey"/>.</summary>
    public ReadOnlySpan<byte> VehicleKey { get; } = vehicleKey;

    public Fix Fix { get; } = fix;
}
