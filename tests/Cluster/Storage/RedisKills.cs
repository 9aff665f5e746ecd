using Dispatch.Storage.Redis;
using Dispatch.Support;
using Dispatch.Victim;

namespace Dispatch.Storage;

/// <summary>Writers that are killed while they commit and append, and Redis that is killed under them.</summary>
public sealed class RedisKills
{
    private const int ShortSeed = 20260302;

    /// <summary>The last acknowledgement before a kill.</summary>
    private const int MaxAcknowledgements = 4_000;

    /// <summary>What must be acknowledged after Redis has come back, before all is looked at.</summary>
    private const int Afterwards = 500;

    /// <summary>What <c>everysec</c> may lose: a write waits for a flush under way, at most this long.</summary>
    private const int Window = 2_000;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DISPATCH_LONG") == "1";
    private static readonly int Kills = IsLong ? 50 : 3;

    private readonly Random random;
    private readonly int seed = IsLong ? Environment.TickCount : ShortSeed;

    public RedisKills() => random = new(seed);

    public static TheoryData<Durability, string> Durabilities => new() { { Durability.Power, "always" }, { Durability.Fast, "everysec" } };

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task After_a_kill_of_its_writer_nothing_acknowledged_is_missing_and_nothing_is_half_there(Durability durability, string appendFsync)
    {
        await using var redis = await Start(appendFsync);
        var promised = new Promises();
        for (var kill = 1; kill <= Kills; kill++)
        {
            using var victim = VictimProcess.Start("write", $"redis:{redis.Address}", $"{durability}", $"{random.Next()}", "0");
            await victim.IsOpen();
            await Listen(victim, promised, random.Next(1, MaxAcknowledgements));
            await Kill(victim, promised);
            Assert.True(await Broken(redis, durability, promised) is [], $"seed {seed}, kill {kill}");
        }
    }

    [Theory]
    [MemberData(nameof(Durabilities))]
    public async Task After_a_kill_of_redis_what_was_promised_is_there_and_writers_go_on_by_themselves(Durability durability, string appendFsync)
    {
        for (var kill = 1; kill <= Kills; kill++)
        {
            // A new store each time: where something may be lost, its place is taken by something else.
            await using var redis = await Start(appendFsync);
            var promised = new Promises();
            using var victim = VictimProcess.Start("write", $"redis:{redis.Address}", $"{durability}", $"{random.Next()}", "0");
            await victim.IsOpen();
            await Listen(victim, promised, random.Next(1, MaxAcknowledgements));

            await redis.Kill();
            var killedAt = Environment.TickCount64;
            await redis.Restart();
            var away = Environment.TickCount64 - killedAt;
            await Listen(victim, promised, line => line.StartsWith("reload ", StringComparison.Ordinal));
            await Listen(victim, promised, Afterwards);
            await Kill(victim, promised);

            var broken = await Broken(redis, durability, promised);
            var lost = broken.Where(breach => breach.LostSince is not null).ToList();
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"{appendFsync}, seed {seed}, kill {kill}: back after {away} ms; lost {lost.Count}, acknowledged up to {lost.Max(breach => killedAt - breach.LostSince) ?? 0} ms before");
            Assert.True(broken.All(breach => breach.LostSince is not null), string.Join("; ", broken));
            Assert.All(lost, breach => Assert.True(durability == Durability.Fast && killedAt - breach.LostSince <= Window, $"seed {seed}, kill {kill}: {breach}"));
        }
    }

    private static Task<RedisServer> Start(string appendFsync) => RedisServer.Start("--appendfsync", appendFsync);

    private static Task Listen(VictimProcess victim, Promises promised, int acknowledgements) =>
        Listen(victim, promised, _ => --acknowledgements == 0);

    private static async Task Listen(VictimProcess victim, Promises promised, Func<string, bool> isLast)
    {
        string line;
        do
        {
            line = (await victim.NextLine())!;
            promised.Remember(line);
        }
        while (!isLast(line));
    }

    private static async Task Kill(VictimProcess victim, Promises promised)
    {
        await victim.Kill();

        // What it still said before it died was promised as well.
        while (await victim.NextLine() is { } line)
        {
            promised.Remember(line);
        }
    }

    private static async Task<IReadOnlyList<Breach>> Broken(RedisServer redis, Durability durability, Promises promised)
    {
        await using var store = await RedisStore.Open(new(redis.Address, Partitions: Work.Partitions, Durability: durability));
        return await promised.BrokenBy(store);
    }
}
