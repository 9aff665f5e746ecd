using System.Text;

namespace Dispatch.Homes;

/// <summary>
/// Which silo each partition is at home on: rendezvous hashing, where every partition goes to the silo that it scores highest with, bounded
/// so that no silo has more than one partition more than another. Every node finds the same answer from the same silos.
/// </summary>
public static class Spread
{
    /// <param name="silos">Names that outlast a restart, in any order, none twice.</param>
    /// <returns>For each partition the index of its silo; empty where there is no silo.</returns>
    public static int[] Of(IReadOnlyList<string> silos, int partitions)
    {
        if (silos.Count == 0)
        {
            return [];
        }

        var (share, oneMore) = (partitions / silos.Count, partitions % silos.Count);
        var homes = new int[partitions];
        Array.Fill(homes, -1);
        var taken = new int[silos.Count];
        foreach (var (partition, silo) in BestFirst(silos, partitions))
        {
            if (homes[partition] >= 0 || taken[silo] > share || (taken[silo] == share && oneMore == 0))
            {
                continue;
            }

            homes[partition] = silo;
            oneMore -= taken[silo]++ == share ? 1 : 0;
        }

        return homes;
    }

    private static IEnumerable<(int Partition, int Silo)> BestFirst(IReadOnlyList<string> silos, int partitions) =>
        from silo in Enumerable.Range(0, silos.Count)
        let hash = Hash(silos[silo])
        from partition in Enumerable.Range(0, partitions)
        orderby Mix(hash + (ulong)(partition + 1)) descending, silos[silo]
        select (partition, silo);

    private static ulong Hash(string silo) =>
        Mix(Encoding.UTF8.GetBytes(silo).Aggregate(14695981039346656037UL, (hash, b) => (hash ^ b) * 1099511628211UL));

    // The finalizer of splitmix64: neighbours score as if they were strangers.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
