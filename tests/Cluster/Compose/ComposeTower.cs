using Dispatch.Support;

namespace Dispatch.Compose;

/// <summary>
/// The services of docker-compose.yml as processes: the same commands with the same environment. What a container brings of its own
/// is put in here: names of services become ports of the loopback, and silos that share a machine take any ports.
/// </summary>
public sealed class ComposeTower : IAsyncDisposable
{
    private const string Listen = "ASPNETCORE_URLS";

    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-compose-").FullName;
    private readonly int redisPort = Ports.Free();
    private readonly int telemetryPort = Ports.Free();
    private readonly List<IAsyncDisposable> started = [];
    private readonly Dictionary<string, ComposeNode> nodes = new(StringComparer.Ordinal);

    private ComposeTower()
    {
    }

    public ComposeNode this[string service] => nodes[service];

    public static async Task<ComposeTower> Start(ComposeFile file, string key)
    {
        var tower = new ComposeTower();
        try
        {
            tower.StartRedis(file.Services["redis"]);
            foreach (var (name, service) in file.Services.Where(service => service.Value.Environment.ContainsKey("Dispatch__Roles")))
            {
                tower.nodes.Add(name, tower.StartNode(service, key));
            }

            foreach (var (name, node) in tower.nodes)
            {
                await Eventually.Until($"{name} is ready", node.IsReady);
            }

            return tower;
        }
        catch (Exception why)
        {
            var said = string.Join(Environment.NewLine, tower.nodes.Select(node => $"{node.Key}: {node.Value.Process.Output}"));
            await tower.DisposeAsync();
            throw new InvalidOperationException($"{why.Message} They wrote:{Environment.NewLine}{said}", why);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Enumerable.Reverse(started))
        {
            await process.DisposeAsync();
        }

        Directory.Delete(folder, recursive: true);
    }

    private void StartRedis(ComposeService service) => started.Add(ChildProcess.Start(
        service.Command[0],
        [.. service.Command.Skip(1), "--port", $"{redisPort}", "--bind", "127.0.0.1", "--dir", folder],
        service.Environment,
        folder));

    private ComposeNode StartNode(ComposeService service, string key)
    {
        var url = $"http://127.0.0.1:{Ports.Free()}";
        var environment = service.Environment.ToDictionary(setting => setting.Key, setting => OnLoopback(setting.Value), StringComparer.Ordinal);
        environment[Listen] = url;
        environment["Dispatch__Cluster__SiloPort"] = environment["Dispatch__Cluster__GatewayPort"] = "0";
        var process = ChildProcess.Start(service.Command[0], [.. service.Command.Skip(1)], environment, Path.GetDirectoryName(Repository.SiloDll)!);
        var node = new ComposeNode(process, new(url), key);
        started.Add(node);
        return node;
    }

    private string OnLoopback(string value) => value
        .Replace("redis:6379", $"127.0.0.1:{redisPort}", StringComparison.Ordinal)
        .Replace("telemetry:4317", $"127.0.0.1:{telemetryPort}", StringComparison.Ordinal);
}

/// <summary>One of the compose file's nodes, as a process.</summary>
public sealed class ComposeNode : IAsyncDisposable
{
    public ComposeNode(ChildProcess process, Uri url, string key)
    {
        Process = process;
        Http = new() { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
    }

    public ChildProcess Process { get; }

    /// <summary>Carries the administrator's key.</summary>
    public HttpClient Http { get; }

    public async Task<bool> IsReady()
    {
        if (Process.HasExited)
        {
            throw new InvalidOperationException("It has ended.");
        }

        try
        {
            using var answer = await Http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false; // it does not listen yet
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Process.DisposeAsync();
    }
}
