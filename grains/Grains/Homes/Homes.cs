using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Homes;

/// <summary>Where partitions are at home, as far as this silo knows the cluster.</summary>
public sealed class Homes(
    IClusterMembershipService membership,
    ILocalSiloDetails here,
    IStore store,
    [FromKeyedServices(TimeProviderNames.Membership)] TimeProvider clock)
{
    /// <summary>Silos that start or stop together are waited for, so that a partition moves once.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Over which partitions move, one after the other. A silo that has just started has run none of this yet: whatever it is given first is slow, and
    /// whoever speaks to all of it at once would wait for that.
    /// </summary>
    private static readonly TimeSpan Moving = TimeSpan.FromSeconds(8);

    private Plan plan = Plan.None;

    /// <returns>False as well while the cluster is changing, and for grains that have no home.</returns>
    public bool IsAway(GrainId grain)
    {
        var now = Now();
        return now.Silos.Length > 1
            && PartitionOf(grain) is { } partition
            && !now.Silos[now.HomeOf[partition]].Equals(here.SiloAddress)
            && clock.GetElapsedTime(now.MadeAt) >= Settling + (Moving * partition / store.Partitions);
    }

    /// <param name="silos">At least one. Where the grain's home is not among them, it gets another there.</param>
    public SiloAddress Among(SiloAddress[] silos, GrainId grain)
    {
        var partition = PartitionOf(grain) ?? throw new InvalidOperationException($"{grain.Type} has no home.");
        var now = Now();
        return now.Silos.Length > 0 && silos.Contains(now.Silos[now.HomeOf[partition]])
            ? now.Silos[now.HomeOf[partition]]
            : silos[Spread.Of([.. silos.Select(Name)], store.Partitions)[partition]];
    }

    private int? PartitionOf(GrainId grain) => HomeKeys.Of(grain, store.Partitions);

    private Plan Now()
    {
        var members = membership.CurrentSnapshot;
        var known = Volatile.Read(ref plan);
        if (known.Version == members.Version)
        {
            return known;
        }

        // Two lives of one silo can be there for a moment: the later one is meant.
        SiloAddress[] silos = [.. members.Members.Values
            .Where(member => member.Status is SiloStatus.Active)
            .GroupBy(member => Name(member.SiloAddress), StringComparer.Ordinal)
            .Select(lives => lives.MaxBy(life => life.SiloAddress.Generation)!.SiloAddress)
            .OrderBy(Name, StringComparer.Ordinal)];
        var made = silos.AsSpan().SequenceEqual(known.Silos)
            ? known with { Version = members.Version }
            : new Plan(members.Version, silos, Spread.Of([.. silos.Select(Name)], store.Partitions), clock.GetTimestamp());
        Volatile.Write(ref plan, made);
        return made;
    }

    /// <summary>Without its generation: a silo that was restarted gets back what it had.</summary>
    private static string Name(SiloAddress silo) => silo.Endpoint.ToString();

    /// <param name="HomeOf">For each partition the index of its silo.</param>
    private sealed record Plan(MembershipVersion Version, SiloAddress[] Silos, int[] HomeOf, long MadeAt)
    {
        public static readonly Plan None = new(MembershipVersion.MinValue, [], [], 0);
    }
}
