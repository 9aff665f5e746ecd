namespace Dispatch.Support;

/// <summary>A tower of several processes over a Redis of its own.</summary>
public sealed class TowerNodes : IAsyncDisposable
{
    /// <summary>For tests: as many as a tower has that grew out of one process. Each costs every node calls, and the cores are few.</summary>
    public const int FewPartitions = 16;

    private const int LongEnough = 300;

    private TowerNodes(RedisServer redis, IReadOnlyList<TowerNode> all) => (Redis, All) = (redis, all);

    public RedisServer Redis { get; }

    public IReadOnlyList<TowerNode> All { get; }

    /// <summary>Those that answer the API.</summary>
    public IReadOnlyList<TowerNode> Apis => [.. All.Where(node => node.Roles.Contains("api", StringComparison.Ordinal))];

    public IReadOnlyList<TowerNode> Silos => [.. All.Where(node => node.Roles.Contains("silo", StringComparison.Ordinal))];

    /// <summary>What the nodes wrote that was more than news, for messages of failures.</summary>
    public string Failures => string.Join(Environment.NewLine, All.SelectMany(node => node.Process.Output
        .Split(Environment.NewLine)
        .Where(line => !line.Contains(" info: ", StringComparison.Ordinal) || line.Contains("Membership", StringComparison.Ordinal))
        .Select(line => $"{node.Url.Port} {line[..Math.Min(line.Length, LongEnough)]}")));

    /// <param name="durability"><c>power</c> with a Redis that syncs always, or <c>fast</c> with one that does so each second.</param>
    /// <param name="roles">One node for each.</param>
    public static async Task<TowerNodes> Start(string durability, int partitions, params IReadOnlyList<string> roles)
    {
        var redis = await RedisServer.Start("--appendfsync", durability is "power" ? "always" : "everysec", "--maxmemory-policy", "noeviction");
        var settings = new Dictionary<string, string>
        {
            ["Dispatch__Storage__Durability"] = durability,
            ["Dispatch__Storage__Partitions"] = $"{partitions}",
            ["Logging__LogLevel__Orleans.Runtime.MembershipService"] = "Information",
        };
        var nodes = new TowerNodes(redis, [.. roles.Select(role => TowerNode.Start(role, redis.Port, settings))]);
        try
        {
            await nodes.Ready();
            return nodes;
        }
        catch
        {
            await nodes.DisposeAsync();
            throw;
        }
    }

    public Task Ready() => Task.WhenAll(All.Select(node => node.Ready()));

    /// <summary>Brings back whatever a test took away.</summary>
    public async Task Mend()
    {
        if (Redis.Process.HasExited)
        {
            await Redis.Restart();
        }

        foreach (var node in All)
        {
            node.Redis.Mend();
        }

        await Task.WhenAll(All.Select(node => node.ComeBack()));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in All)
        {
            await node.DisposeAsync();
        }

        await Redis.DisposeAsync();
    }
}
