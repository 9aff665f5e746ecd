using System.Collections.Immutable;

namespace Dispatch.Health;

/// <summary>How far the readers of one stream are.</summary>
/// <param name="Behind">The reader that is furthest behind.</param>
/// <param name="SetAside">Entries that could not be understood and were put away, so that the others could go on.</param>
public sealed record StreamHealth(string Log, string Name, string Explained, ImmutableArray<ReaderStatus> Readers, TimeSpan Behind, long SetAside, Tone Tone)
{
    /// <summary>From here on people notice.</summary>
    public static readonly TimeSpan SlowFrom = TimeSpan.FromSeconds(5);

    /// <summary>From here on senders are told to come back later.</summary>
    public static readonly TimeSpan BadFrom = TimeSpan.FromSeconds(60);

    public int PartitionsBehind => Readers.Count(reader => reader.Behind >= SlowFrom);

    public int PartitionsInTrouble => Readers.Count(reader => reader.Trouble is not null);

    public static StreamHealth Of(string log, IEnumerable<ReaderStatus> readers)
    {
        ImmutableArray<ReaderStatus> sorted = [.. readers.OrderBy(reader => reader.Partition)];
        var (name, explained) = Says(log);
        return new(log, name, explained, sorted, sorted.Max(reader => reader.Behind), sorted.Sum(reader => reader.Quarantined), Tone.Worst(sorted.Select(Of)));
    }

    public static Tone Of(ReaderStatus reader) => reader switch
    {
        { Trouble: not null } => Tone.Bad,
        _ when reader.Behind >= BadFrom => Tone.Bad,
        _ when reader.Behind >= SlowFrom => Tone.Slow,
        _ => Tone.Fine,
    };

    private static (string, string) Says(string log) => log switch
    {
        "telematics" => ("Positions", "where trucks say they are"),
        "inbox" => ("Milestones", "what carriers report about shipments"),
        "journal" => ("Decisions", "what the tower has concluded, on its way to lists, exceptions and maps"),
        _ => (log, ""),
    };
}
