using StackExchange.Redis;

namespace Dispatch.Storage.Redis;

/// <summary>What of a Redis decides whether it can keep a store's promises, and the decision.</summary>
/// <param name="AppendOnly">Whether it keeps an append-only file; null where nobody can say.</param>
/// <param name="AppendFsync"><c>always</c>, <c>everysec</c> or <c>no</c>; null where Redis does not tell and the operator has not stated it.</param>
/// <param name="Ahead">How far its clock is ahead of this machine's; negative where it is behind.</param>
internal sealed record ServerFacts(
    string Address, Version Version, bool IsReplica, string MaxMemoryPolicy, bool? AppendOnly, string? AppendFsync, TimeSpan Ahead)
{
    /// <summary>The first with <c>XADD key 0-*</c>, of which positions are made.</summary>
    private static readonly Version Oldest = new(7, 0);

    /// <summary>By so much the clocks of nodes may differ, which all compare themselves with Redis: a command is given up after ten seconds, see <see cref="Patience"/>.</summary>
    private static readonly TimeSpan MostAhead = TimeSpan.FromSeconds(2);

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
        _ when Ahead.Duration() > MostAhead =>
            $"Redis at {Address} and this machine do not agree what time it is: its clock is {Ahead.Duration().TotalSeconds:0.0} s {(Ahead > TimeSpan.Zero ? "ahead" : "behind")}. Let both follow a time server (NTP).",
        _ => null,
    };

    /// <summary>How far a clock is ahead that was asked for its time; 0 where it may have shown it at any moment in between.</summary>
    internal static TimeSpan AheadOf(DateTimeOffset before, DateTimeOffset after, DateTimeOffset shown) =>
        shown < before ? shown - before : shown > after ? shown - after : TimeSpan.Zero;

    /// <param name="stated">What the operator says of <c>appendfsync</c>; counts only where Redis does not tell.</param>
    public static async Task<ServerFacts> Of(IServer server, string? stated)
    {
        var info = (await server.InfoAsync()).SelectMany(section => section)
            .GroupBy(line => line.Key).ToDictionary(lines => lines.Key, lines => lines.First().Value);
        var config = await Config(server);
        var before = TimeProvider.System.GetUtcNow();
        var shown = new DateTimeOffset(await server.TimeAsync(), TimeSpan.Zero);
        return new(
            $"{server.EndPoint}",
            server.Version,
            info["role"] != "master",
            info["maxmemory_policy"],
            config is null ? null : info["aof_enabled"] == "1",
            config ?? stated,
            AheadOf(before, TimeProvider.System.GetUtcNow(), shown));
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
