using System.Buffers;

namespace Dispatch.Tracking;

/// <summary>
/// A track as bytes: a version, then field by field in the order below. A track that was read goes on exactly as the one
/// that was written. Another order or field is another version.
/// </summary>
public static class TrackCodec
{
    private const byte Version = 1;

    /// <summary>What a vehicle has said that never said anything, for it is written all the same.</summary>
    private static readonly Heard Nothing = new();

    public static void Write(Track track, IBufferWriter<byte> output)
    {
        var to = new SnapshotWriter(output);
        to.Byte(Version);
        WriteHeard(track.Heard ?? Nothing, to);
        WriteWatches(track.Watches.All, to);
    }

    /// <exception cref="FormatException">It is of another version, or cut off, or longer than a track.</exception>
    public static Track Read(ReadOnlySpan<byte> input)
    {
        var from = new SnapshotReader(input);
        if (from.Byte() is not Version and var version)
            throw new FormatException($"The snapshot of a track is of version {version}; this program reads {Version}.");

        var track = new Track { Heard = ReadHeard(ref from) };
        track.Watches.Restore(ReadWatches(ref from));

        return from.IsAtEnd ? track : throw new FormatException("The snapshot of a track is followed by something else.");
    }

    private static void WriteHeard(Heard heard, SnapshotWriter to)
    {
        WriteLast(heard.Last, to);
        WriteCounters(heard.Counters, to);
        WriteMotion(heard.Motion, to);
        to.Int64(heard.Suspicion.AtMs);
        to.Point(heard.Suspicion.Point);
        to.Int64(heard.Telling.ReceivedMs);
        to.Point(heard.Telling.Point);
        WriteRecent(heard.Recent, to);
    }

    /// <returns>Null where no fix was ever judged.</returns>
    private static Heard? ReadHeard(ref SnapshotReader from)
    {
        var heard = new Heard
        {
            Last = ReadLast(ref from),
            Counters = ReadCounters(ref from),
            Motion = ReadMotion(ref from),
            Suspicion = new(from.Int64(), from.Point()),
            Telling = new(from.Int64(), from.Point()),
        };
        ReadRecent(heard.Recent, ref from);
        return heard.Counters.Total == 0 ? null : heard;
    }

    private static void WriteLast(in Fix? last, SnapshotWriter to)
    {
        to.Flag(last is not null);
        if (last is not { } fix)
            return;

        to.Int64(fix.AtMs);
        to.Point(fix.Point);
        to.Single(fix.SpeedKmh);
        to.Single(fix.HeadingDeg);
        to.Single(fix.AccuracyM);
        to.Single(fix.TemperatureC);
        to.Byte((byte)fix.Ignition);
        to.Int64(fix.Sequence);
    }

    private static Fix? ReadLast(ref SnapshotReader from) => from.Flag()
        ? new(from.Int64(), from.Point(), from.Single(), from.Single(), from.Single(), from.Single(), (sbyte)from.Byte(), from.Int64())
        : null;

    private static void WriteCounters(in FixCounters counters, SnapshotWriter to)
    {
        for (var outcome = 0; outcome < FixCounters.OutcomeCount; outcome++)
            to.Int32((int)counters[(FixOutcome)outcome]);
    }

    private static FixCounters ReadCounters(ref SnapshotReader from)
    {
        var counters = default(FixCounters);
        for (var outcome = 0; outcome < FixCounters.OutcomeCount; outcome++)
            counters.Restore((FixOutcome)outcome, (uint)from.Int32());

        return counters;
    }

    private static void WriteMotion(in Motion motion, SnapshotWriter to)
    {
        to.Flag(motion.IsStopped);
        to.Int64(motion.SinceMs);
        to.Point(motion.Anchor);
        to.Int64(motion.AnchorMs);
    }

    private static Motion ReadMotion(ref SnapshotReader from) => new(from.Flag(), from.Int64(), from.Point(), from.Int64());

    private static void WriteRecent(RecentFixes recent, SnapshotWriter to)
    {
        Span<RecentFix> fixes = stackalloc RecentFix[RecentFixes.BucketCount];
        fixes = fixes[..recent.CopyTo(fixes)];
        to.Byte((byte)fixes.Length);
        foreach (ref readonly var fix in fixes)
        {
            to.Int32(fix.Bucket);
            to.UInt16(fix.OffsetMs);
            to.Int32(fix.Lat);
            to.Int32(fix.Lon);
            to.UInt16(fix.Speed);
            to.UInt16(fix.Accuracy);
        }
    }

    private static void ReadRecent(RecentFixes recent, ref SnapshotReader from)
    {
        for (var left = from.Byte(); left > 0; left--)
            recent.Put(RecentFix.Restored(from.Int32(), from.UInt16(), from.Int32(), from.Int32(), from.UInt16(), from.UInt16()));
    }

    private static void WriteWatches(ReadOnlySpan<Watch> watches, SnapshotWriter to)
    {
        to.Int32(watches.Length);
        foreach (ref readonly var watch in watches)
        {
            to.Text(watch.Shipment.Value);
            to.Int32(watch.Assignment);
            to.Int32(watch.Stop);
            to.Point(watch.Place.Point);
            to.Single(watch.Place.RadiusM);
            WriteFence(watch.Settled, to);
            WriteFence(watch.Current, to);
            to.Int64(watch.Told.ArrivedMs);
            to.Int64(watch.Told.DepartedMs);
        }
    }

    private static List<Watch> ReadWatches(ref SnapshotReader from)
    {
        var watches = new List<Watch>();
        for (var left = from.Int32(); left > 0; left--)
        {
            var stop = new StopToWatch(new(from.Text()), from.Int32(), from.Int32(), from.Point(), from.Single());
            watches.Add(new(stop) { Settled = ReadFence(ref from), Current = ReadFence(ref from), Told = new(from.Int64(), from.Int64()) });
        }

        return watches;
    }

    private static void WriteFence(Fence fence, SnapshotWriter to)
    {
        to.Byte((byte)fence.Phase);
        to.Int64(fence.EnteredMs);
        to.Int64(fence.StandingMs);
        to.Int64(fence.LastThereMs);
        to.Int64(fence.OutsideMs);
    }

    private static Fence ReadFence(ref SnapshotReader from)
    {
        var fence = new Fence((FencePhase)from.Byte(), from.Int64(), from.Int64(), from.Int64(), from.Int64());
        return fence == Fence.Untouched ? Fence.Untouched : fence;
    }
}
