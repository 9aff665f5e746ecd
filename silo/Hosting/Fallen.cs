namespace Dispatch.Hosting;

/// <summary>
/// A silo whose process is gone is declared dead at once, not after the probes that leave a slow one its time: see <see cref="Knocks"/>. A frozen
/// silo keeps its lines, and from a machine that vanished nothing is heard: both are left to the probes.
/// </summary>
public sealed partial class Fallen(
    Node node, IClusterMembershipService membership, ILocalSiloDetails here, TimeProvider clock, ILogger<Fallen> logger) : BackgroundService
{
    /// <summary>The silos after this one, as if all stood in a ring: each is watched by as many, however many there are.</summary>
    private const int Watched = 3;

    private static readonly TimeSpan Breather = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (node.Redis is null)
        {
            return; // it is the only one
        }

        var watches = new Dictionary<SiloAddress, Watch>();
        try
        {
            await foreach (var members in membership.MembershipUpdates.WithCancellation(stoppingToken))
            {
                await Keep(watches, Next(members));
            }
        }
        finally
        {
            await Keep(watches, []);
        }
    }

    private async Task Keep(Dictionary<SiloAddress, Watch> watches, IReadOnlyList<SiloAddress> silos)
    {
        foreach (var silo in watches.Keys.Except(silos).ToList())
        {
            watches.Remove(silo, out var watch);
            await watch!.DisposeAsync();
        }

        foreach (var silo in silos.Except(watches.Keys).ToList())
        {
            watches.Add(silo, new(silo.Endpoint, clock, () => DeclareDead(silo)));
        }
    }

    /// <summary>One that leaves in order is dead in the table before it closes its port.</summary>
    private IReadOnlyList<SiloAddress> Next(ClusterMembershipSnapshot members) =>
    [
        .. members.Members.Values
            .Where(member => member.Status is SiloStatus.Active && !member.SiloAddress.Equals(here.SiloAddress))
            .Select(member => member.SiloAddress)
            .OrderBy(silo => (silo.CompareTo(here.SiloAddress) < 0, silo))
            .Take(Watched),
    ];

    private async Task DeclareDead(SiloAddress silo)
    {
        HasFallen(logger, silo);
        try
        {
            await membership.TryKill(silo);
        }
#pragma warning disable CA1031 // Whatever kept it from the table of members: it is asked for again for as long as nobody answers at the door.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            NotDeclared(logger, silo, exception);
            await Task.Delay(Breather, clock);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The process of silo {Silo} is gone: it is declared dead.")]
    private static partial void HasFallen(ILogger logger, SiloAddress silo);

    [LoggerMessage(2, LogLevel.Warning, "Silo {Silo} could not be declared dead yet.")]
    private static partial void NotDeclared(ILogger logger, SiloAddress silo, Exception why);
}
