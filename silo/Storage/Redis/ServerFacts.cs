using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>What of a Redis decides whether it can keep a store's promises, and the decision.</summary>
/// <param name="AppendOnly">Whether it keeps an append-only file; null where nobody can say.</param>
/// <param name="AppendFsync"><c>always</c>, <c>everysec</c> or <c>no</c>; null where Redis does not tell and the operator has not stated it.</param>
internal sealed record ServerFacts(string Address, Version Version, bool IsReplica, string MaxMemoryPolicy, bool? AppendOnly, string? AppendFsync)
{
    /// <summary>The first with <c>XADD key 0-*</c>, of which positions are made.</summary>
    private static readonly Version Oldest = new(7, 0);

    /// <summary>A sentence that names the fix; null where it will do.</summary>
    public string? Refusal(Durability promised) => this switch
    {
        _ when Version < Oldest => $"Redis at {Address} is version {Version}: install {Oldest} or later.",
        { IsReplica: true } => $"Redis at {Address} is a read-only replica: set Dispatch:Storage:Redis to its primary.",
        { MaxMemoryPolicy: not "noeviction" } =>
            $"Redis at {Address} may drop data when its memory is full (maxmemory-policy {MaxMemoryPolicy}): set maxmemory-policy to noeviction.",
        { AppendOnly: false } => $"Redis at {Address} keeps no append-only file, so that a restart would lose the store: set appendonly to yes.",
        { AppendFsync: null } =>
            $"Redis at {Address} does not tell how it writes to disk: permit CONFIG GET to the tower's user, or state it yourself in Dispatch:Storage:AppendFsync (always or everysec).",
        { AppendFsync: not "always" } when promised == Durability.Power =>
            $"Redis at {Address} may lose the last seconds in a power loss (appendfsync {AppendFsync}): set appendfsync to always, or Dispatch:Storage:Durability to fast.",
        { AppendFsync: not ("always" or "everysec") } =>
            $"Redis at {Address} leaves it to the system when to write to disk (appendfsync {AppendFsync}): set appendfsync to everysec or always.",
        _ => null,
    };

    /// <param name="stated">What the operator says of <c>appendfsync</c>; counts only where Redis does not tell.</param>
    public static async Task<ServerFacts> Of(IServer server, string? stated)
    {
        var info = (await server.InfoAsync()).SelectMany(section => section)
            .GroupBy(line => line.Key).ToDictionary(lines => lines.Key, lines => lines.First().Value);
        var config = await Config(server);
        return new(
            $"{server.EndPoint}",
            server.Version,
            info["role"] != "master",
            info["maxmemory_policy"],
            config is null ? null : info["aof_enabled"] == "1",
            config ?? stated);
    }

    /// <summary>The setting <c>appendfsync</c>; null where Redis does not tell: managed ones often forbid to ask.</summary>
    private static async Task<string?> Config(IServer server)
    {
        try
        {
            return (await server.ConfigGetAsync("appendfsync")).FirstOrDefault().Value;
        }
        catch (RedisServerException)
        {
            return null;
        }
    }
}
