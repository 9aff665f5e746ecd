using Dispatch.Storage.Copies;
using Dispatch.Storage.Packed;
using Dispatch.Storage.Sqlite;
using ZstdSharp;

namespace Dispatch.Bench.Dictionary;

/// <summary>Makes a dictionary for packing states and facts (<see cref="PackedStore"/>) of what a store holds, and says what it does for what it was not made of.</summary>
public static class DictionaryTraining
{
    public const string Help =
        """
        dictionary FOLDER FILE   makes a dictionary for packing states and facts of the store in FOLDER (a demo's data-demo, with the demo ended),
                                 writes it into FILE and says how small it packs what it was not made of
        """;

    private const int Bytes = 32 << 10;
    private const int MostSamples = 40_000;

    public static async Task<int> Make(string folder, string path)
    {
        var samples = await Samples(folder);
        var (learnt, kept) = (samples.Where((_, index) => index % 2 == 0).ToList(), samples.Where((_, index) => index % 2 == 1).ToList());
        var dictionary = DictBuilder.TrainFromBuffer(learnt.Select(sample => sample.Text), Bytes);
        await File.WriteAllBytesAsync(path, dictionary);

        using var packer = new Compressor(level: 1);
        packer.LoadDictionary(dictionary);
        foreach (var kind in kept.GroupBy(sample => sample.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"{kind.Key,-20} {kind.Count(),7:N0} of {kind.Average(sample => sample.Text.Length),6:N0} bytes become {kind.Average(sample => packer.Wrap(sample.Text).Length),5:N0}");
        }

        return 0;
    }

    /// <summary>States and facts as they come, as many of each as there are, up to a number in all.</summary>
    private static async Task<IReadOnlyList<(string Kind, byte[] Text)>> Samples(string folder)
    {
        var found = new List<(string Kind, byte[] Text)>();
        await using var source = new PackedSource(SqliteSnapshot.Open(folder));
        await foreach (var record in source.Read(CancellationToken.None))
        {
            switch (record)
            {
                case StoreRecord.Aggregate it:
                    found.Add((it.Key.Kind, it.State.ToArray()));
                    break;
                case StoreRecord.Entry { Of: { } owner } it:
                    found.Add(($"{owner.Key.Kind}'s facts", it.Bytes.ToArray()));
                    break;
            }
        }

        var every = Math.Max(1, found.Count / MostSamples);
        return [.. found.Where((_, index) => index % every == 0)];
    }
}
