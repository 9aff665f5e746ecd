using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Health;

/// <summary>How the tower itself is doing, in one sentence and in parts.</summary>
public sealed record HealthBoard(string Sentence, Tone Tone, ImmutableArray<StreamHealth> Streams, ImmutableArray<HopHealth> Hops)
{
    /// <summary>How many entries wait for a person, because they could not be used.</summary>
    public long SetAside => Streams.Sum(stream => stream.SetAside);

    /// <summary>Longer no reader needs to wake.</summary>
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(30);

    public static HealthBoard Of(Vitals vitals, DateTimeOffset now)
    {
        ImmutableArray<StreamHealth> streams = [.. vitals.Readers.GroupBy(reader => reader.Log).Select(log => StreamHealth.Of(log.Key, log)).OrderBy(Place)];
        ImmutableArray<HopHealth> hops = [.. vitals.Hops.Select(HopHealth.Of)];
        if (streams.IsEmpty)
        {
            return now - vitals.StartedAt < StartsWithin
                ? new("The tower is starting.", Tone.Unknown, streams, hops)
                : new("The tower's readers do not answer. Nothing is lost, but what is shown grows old.", Tone.Bad, streams, hops);
        }

        var slow = hops.Where(hop => hop.Tone == Tone.Slow).Select(hop => hop.Goal.Name.ToLowerInvariant()).ToList();
        var tone = Tone.Worst([.. streams.Select(stream => stream.Tone), .. slow.Select(_ => Tone.Slow)]);
        return new($"{Says(streams, slow)}{SaysSetAside(streams)}", tone, streams, hops);
    }

    private static string Says(ImmutableArray<StreamHealth> streams, List<string> slow)
    {
        if (streams.FirstOrDefault(stream => stream.PartitionsInTrouble > 0) is { } stuck)
        {
            return $"{stuck.Name} do not get on in {stuck.PartitionsInTrouble} of {stuck.Readers.Length} parts.";
        }

        if (streams.Where(stream => stream.PartitionsBehind > 0).MaxBy(stream => stream.Behind) is { } late)
        {
            return $"{late.Name} are {Coarse.Of(late.Behind)} behind in {late.PartitionsBehind} of {late.Readers.Length} parts.";
        }

        return slow.Count == 0 ? "Everything is running." : $"Everything is running, but slower than promised: {string.Join(", ", slow)}.";
    }

    private static string SaysSetAside(ImmutableArray<StreamHealth> streams) => streams.Sum(stream => stream.SetAside) switch
    {
        0 => "",
        1 => " One entry was set aside because it could not be used.",
        var count => $" {count:#,0} entries were set aside because they could not be used.",
    };

    private static int Place(StreamHealth stream) => stream.Log switch { "telematics" => 0, "inbox" => 1, "journal" => 2, _ => 3 };
}
