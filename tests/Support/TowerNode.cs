namespace Dispatch.Support;

/// <summary>One process of a tower that is a cluster, with its own cable to Redis. It keeps its ports when it is started again.</summary>
public sealed class TowerNode : IAsyncDisposable
{
    private const int MostStarts = 3;
    private const string TakenForDead = "I have been told I am dead";

    private readonly Dictionary<string, string> environment;
    private ChildProcess child;

    private TowerNode(string roles, Uri url, TcpProxy redis, Dictionary<string, string> environment)
    {
        Roles = roles;
        Url = url;
        Redis = redis;
        this.environment = environment;
        child = Launch();
        Http = TowerProcess.Caller(url, new SocketsHttpHandler());
    }

    public string Roles { get; }

    public Uri Url { get; }

    /// <summary>Its way to Redis, which can be cut.</summary>
    public TcpProxy Redis { get; }

    /// <summary>Carries the administrator's key.</summary>
    public HttpClient Http { get; }

    public ChildProcess Process => child;

    /// <summary>Starts it without waiting for <see cref="Ready"/>.</summary>
    /// <param name="roles">As in <c>Dispatch:Roles</c>.</param>
    /// <param name="redisOptions">How to connect to Redis beside its address, for example <c>ssl=true</c>.</param>
    public static TowerNode Start(string roles, int redisPort, IReadOnlyDictionary<string, string> settings, string redisOptions = "")
    {
        var url = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var redis = new TcpProxy(redisPort);
        return new(roles, url, redis, new(settings, StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/'),
            ["Dispatch__Roles"] = roles,
            ["Dispatch__Storage__Redis"] = $"{redis.Address},{redisOptions}",
            ["Dispatch__Cluster__SiloPort"] = $"{Ports.Free()}",
            ["Dispatch__Cluster__GatewayPort"] = $"{Ports.Free()}",
            ["Dispatch__Bootstrap__ApiKey"] = TowerProcess.Key,
        });
    }

    /// <summary>Returns once every reader of the tower has answered this node.</summary>
    public Task Ready() => Readiness.Of(child, Http);

    /// <summary>SIGKILL.</summary>
    public Task Kill() => child.Kill();

    /// <summary>SIGTERM, and the end in order that follows.</summary>
    public async Task Stop()
    {
        child.Terminate();
        await Eventually.Until("a node that was told to stop has ended", () => Task.FromResult(child.HasExited));
    }

    /// <summary>Starts it again where it was, whatever it is now, without waiting for <see cref="Ready"/>.</summary>
    public async Task Restart()
    {
        await child.DisposeAsync();
        child = Launch();
    }

    /// <summary>
    /// Returns once it is ready, started again where it has ended. A machine on which everything starts at once may be too slow for the others' probes;
    /// a node that they took for dead ends itself, and whoever supervises it starts it once more, as docker-compose.yml does.
    /// </summary>
    public async Task ComeBack()
    {
        for (var starts = 1; ; starts++)
        {
            if (child.HasExited)
            {
                await Restart();
            }

            try
            {
                await Ready();
                return;
            }
            catch (InvalidOperationException ended) when (starts < MostStarts && ended.Message.Contains(TakenForDead, StringComparison.Ordinal))
            {
                // The next turn starts it.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await child.DisposeAsync();
        await Redis.DisposeAsync();
    }

    private ChildProcess Launch() => ChildProcess.Start(Repository.SiloDll, [], environment);
}
