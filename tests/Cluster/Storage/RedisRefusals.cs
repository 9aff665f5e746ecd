using Dispatch.Storage.Redis;
using Dispatch.Support;
using StackExchange.Redis;

namespace Dispatch.Storage;

/// <summary>A Redis that cannot keep what is promised, or keeps another store, is refused in one sentence that names the fix.</summary>
public sealed class RedisRefusals
{
    [Fact]
    public async Task Where_nobody_listens_it_says_so() =>
        Assert.Contains("There is no Redis at 127.0.0.1:1: start it", await Refusal("127.0.0.1:1,connectTimeout=500,connectRetry=1"), StringComparison.Ordinal);

    [Theory]
    [InlineData("defaultDatabase=1", "Dispatch:Storage:Redis names no server")]
    [InlineData("localhost:6379,what=ever", "Dispatch:Storage:Redis cannot be read")]
    public async Task A_setting_that_names_no_server_is_refused(string connection, string words) =>
        Assert.Contains(words, await Refusal(connection), StringComparison.Ordinal);

    [Theory]
    [InlineData("", "needs a password: add password=")]
    [InlineData(",password=wrong", "refuses the user or password")]
    [InlineData(",user=nobody,password=secret", "refuses the user or password")]
    public async Task Without_the_right_password_it_is_refused(string added, string words)
    {
        await using var redis = await RedisServer.Start("--requirepass", "secret");

        Assert.Contains(words, await Refusal($"{redis.Address}{added},connectTimeout=1000,connectRetry=1"), StringComparison.Ordinal);

        await using var store = await RedisStore.Open(new($"{redis.Address},password=secret", Durability: Durability.Fast));
    }

    [Fact]
    public async Task One_that_listens_for_encrypted_connections_only_is_told_from_one_that_does_not()
    {
        using var certificate = new RedisCertificate();
        await using var redis = await RedisServer.Start([.. certificate.Settings]);
        const string Soon = "connectTimeout=1000,connectRetry=1";

        Assert.Contains("speaks TLS, so add ssl=true", await Refusal($"{certificate.Address},{Soon}"), StringComparison.Ordinal);
        Assert.Contains("does not speak TLS: remove ssl=true", await Refusal($"{redis.Address},ssl=true,{Soon}"), StringComparison.Ordinal);
        Assert.Contains("is not trusted here (RemoteCertificateChainErrors", await Refusal($"{certificate.Address},ssl=true,{Soon}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("allkeys-lru")]
    [InlineData("volatile-ttl")]
    public async Task One_that_drops_data_when_its_memory_is_full_is_refused(string policy)
    {
        await using var redis = await RedisServer.Start("--maxmemory-policy", policy);

        Assert.Contains($"(maxmemory-policy {policy}): set maxmemory-policy to noeviction", await Refusal(redis.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_read_only_replica_is_refused()
    {
        await using var primary = await RedisServer.Start();
        await using var replica = await RedisServer.Start("--replicaof", "127.0.0.1", primary.Address.Split(':')[1]);

        Assert.Contains("is a read-only replica: set Dispatch:Storage:Redis to its primary", await Refusal(replica.Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_without_an_append_only_file_is_refused()
    {
        await using var redis = await RedisServer.Start("--appendonly", "no");

        Assert.Contains("set appendonly to yes", await Refusal(redis.Address), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("always", Durability.Power, null)]
    [InlineData("always", Durability.Fast, null)]
    [InlineData("everysec", Durability.Fast, null)]
    [InlineData("everysec", Durability.Power, "set appendfsync to always, or Dispatch:Storage:Durability to fast")]
    [InlineData("no", Durability.Power, "set appendfsync to always")]
    [InlineData("no", Durability.Fast, "set appendfsync to everysec or always")]
    public async Task One_that_writes_to_disk_later_than_promised_is_refused(string appendFsync, Durability promised, string? words)
    {
        await using var redis = await RedisServer.Start("--appendfsync", appendFsync);

        Assert.Contains(words ?? "", await Refusal(redis.Address, promised) ?? "", StringComparison.Ordinal);
        Assert.Equal(words is null, await Refusal(redis.Address, promised) is null);
    }

    [Fact]
    public async Task One_that_forbids_to_look_at_its_settings_is_taken_at_its_operators_word()
    {
        await using var redis = await RedisServer.Start("--user", "tower", "on", ">secret", "~*", "&*", "+@all", "-config");
        var connection = $"{redis.Address},user=tower,password=secret";

        Assert.Contains("state it yourself in Dispatch:Storage:AppendFsync", await Refusal(connection), StringComparison.Ordinal);
        Assert.Null(await Refusal(connection, Durability.Fast, stated: "everysec"));
        Assert.Contains("set appendfsync to always", await Refusal(connection, Durability.Power, stated: "everysec"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_old_version_is_refused() => Assert.Contains(
        "is version 6.2.14: install 7.0 or later", (Good with { Version = new(6, 2, 14) }).Refusal(Durability.Power), StringComparison.Ordinal);

    [Theory]
    [InlineData(2.0, null)]
    [InlineData(-2.0, null)]
    [InlineData(7.4, "its clock is 7.4 s ahead. Let both follow a time server (NTP)")]
    [InlineData(-3600.0, "its clock is 3600.0 s behind. Let both follow a time server (NTP)")]
    public void One_whose_clock_shows_another_time_is_refused(double secondsAhead, string? words)
    {
        var refusal = (Good with { Ahead = TimeSpan.FromSeconds(secondsAhead) }).Refusal(Durability.Power);

        Assert.Contains(words ?? "", refusal ?? "", StringComparison.Ordinal);
        Assert.Equal(words is null, refusal is null);
    }

    [Theory]
    [InlineData(-30, -30)]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 0)]
    [InlineData(35, 30)]
    public void While_it_is_slow_to_tell_its_time_it_is_given_the_benefit_of_the_doubt(int secondsShown, int secondsAhead)
    {
        var asked = DateTimeOffset.UnixEpoch;

        Assert.Equal(TimeSpan.FromSeconds(secondsAhead), ServerFacts.AheadOf(asked, asked.AddSeconds(5), asked.AddSeconds(secondsShown)));
    }

    [Fact]
    public async Task A_store_of_another_cluster_or_other_partitions_or_a_newer_version_is_refused_and_left_as_it_is()
    {
        await using var redis = await RedisServer.Start();
        var options = new RedisStoreOptions(redis.Address, "north", 8, Durability.Fast);
        await Open(options);

        Assert.Contains("is the store of cluster 'north', not of 'south'", await Refusal(options with { Cluster = "south" }), StringComparison.Ordinal);
        Assert.Contains("was made for 8 partitions and cannot have 64", await Refusal(options with { Partitions = 64 }), StringComparison.Ordinal);

        await using var client = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        await client.GetDatabase().HashSetAsync(StoreIdentity.Key, "schema", StoreIdentity.Schema + 1);
        Assert.Contains("newer Dispatch", await Refusal(options), StringComparison.Ordinal);

        await client.GetDatabase().HashSetAsync(StoreIdentity.Key, "schema", StoreIdentity.Schema);
        await Open(options);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(RedisStoreOptions.MaxPartitions + 1)]
    public async Task A_number_of_partitions_that_cannot_be_is_refused(int partitions) =>
        Assert.Contains("cannot have", await Refusal(new RedisStoreOptions("localhost", Partitions: partitions)), StringComparison.Ordinal);

    [Fact]
    public async Task The_tower_says_it_and_ends()
    {
        await using var redis = await RedisServer.Start("--maxmemory-policy", "allkeys-lru");
        await using var tower = ChildProcess.Start(Repository.SiloDll, [], new Dictionary<string, string> { ["Dispatch__Storage__Redis"] = redis.Address });

        await Eventually.Until("the tower ends", () => Task.FromResult(tower.HasExited));

        Assert.Contains("set maxmemory-policy to noeviction", tower.Output, StringComparison.Ordinal);
        Assert.Equal(1, tower.ExitCode);
    }

    private static ServerFacts Good => new("redis:6379", new(7, 0, 15), IsReplica: false, "noeviction", AppendOnly: true, "always", TimeSpan.Zero);

    private static async Task Open(RedisStoreOptions options)
    {
        await using var store = await RedisStore.Open(options);
        Assert.Equal(options.Partitions, store.Partitions);
    }

    private static Task<string?> Refusal(string connection, Durability durability = Durability.Fast, string? stated = null) =>
        Refusal(new RedisStoreOptions(connection, Durability: durability, AppendFsync: stated));

    private static async Task<string?> Refusal(RedisStoreOptions options)
    {
        try
        {
            await Open(options);
            return null;
        }
        catch (StoreRefusedException refusal)
        {
            Assert.DoesNotContain('\n', refusal.Message);
            return refusal.Message;
        }
    }
}
