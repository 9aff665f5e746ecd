using Dispatch.Freight;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>Plays the demo's world to a tower until it is stopped.</summary>
/// <param name="clock">The tower's time; a time lapse is its clock running fast.</param>
/// <param name="say">A line for the console.</param>
public sealed class DemoRun(DemoOptions options, TimeProvider clock, Action<string> say)
{
    /// <summary>Often enough that no truck is seen to wait, seldom enough that a request carries several.</summary>
    private static readonly TimeSpan TellEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>After an interruption the past is caught up in steps, so that it need not fit into memory at once.</summary>
    private static readonly TimeSpan StepMax = TimeSpan.FromMinutes(10);

    public async Task Play(HttpClient http, CancellationToken stop)
    {
        var client = new TowerClient(http, clock) { Waiting = Wait };
        var (tower, colleagues) = (new DemoTower(client, say), new Colleagues(client, clock));
        await tower.Ready(stop);
        await tower.PutMasterData(Carrier.All, Facility.LoadAll(), clock.GetUtcNow(), stop);
        foreach (var shipper in Client.All)
        {
            await tower.EndLeftovers(shipper, clock.GetUtcNow(), stop);
        }

        var reached = clock.GetUtcNow();
        var world = World.Begin(options.Seed, reached, options.Speed);
        await tower.Tell(world.Opening(), stop);
        say($"{world.Trucks.Count} trucks of {Carrier.All.Count} carriers are on the road, with {world.OpenLoads} shipments between {world.Facilities.Count} facilities.");

        var hauliers = new Hauliers(client, clock, world.Planned);
        using var timer = new PeriodicTimer(TellEvery, clock);
        while (await timer.WaitForNextTickAsync(stop))
        {
            for (var now = clock.GetUtcNow(); reached < now;)
            {
                reached = now - reached > StepMax ? reached + StepMax : now;
                var messages = world.Advance(reached);
                await Patiently(() => tower.Tell(messages, stop));
            }

            await Patiently(() => hauliers.Answer(stop));
            await Patiently(() => colleagues.Work(stop));
        }
    }

    /// <summary>A demo outlives a tower that is away for longer than anybody's patience.</summary>
    private async Task Patiently(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (UsageException trouble)
        {
            say($"The demo goes on; what it had to say is lost: {trouble.Message}");
        }
    }

    private void Wait(string why, TimeSpan delay)
    {
        if (delay > TimeSpan.FromSeconds(3))
        {
            say($"The demo waits: {why}; again in {delay.TotalSeconds:0} s.");
        }
    }
}
