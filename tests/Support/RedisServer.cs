using System.Net.Sockets;

namespace Dispatch.Support;

/// <summary>
/// A Redis of one's own on the loopback, with its append-only file in a temporary folder. It can be killed, frozen and started again, and its disk
/// can be full.
/// </summary>
public sealed class RedisServer : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-redis-").FullName;
    private readonly IReadOnlyList<string> settings;
    private readonly int port = Ports.Free();
    private ChildProcess child;

    private RedisServer(IReadOnlyList<string> settings)
    {
        this.settings = settings;
        child = Launch();
    }

    /// <summary><c>host:port</c>.</summary>
    public string Address => $"127.0.0.1:{port}";

    public int Port => port;

    public ChildProcess Process => child;

    /// <param name="settings">Of <c>redis-server</c>, e.g. <c>--appendfsync</c>, <c>always</c>; without it, every second.</param>
    public static async Task<RedisServer> Start(params IReadOnlyList<string> settings)
    {
        var server = new RedisServer(settings);
        await server.Answers();
        return server;
    }

    /// <summary>What is on its disk now; put back while it is dead, it has never written anything since.</summary>
    public Kept Copy()
    {
        var copy = Directory.CreateTempSubdirectory("dispatch-redis-kept-").FullName;
        Copy(folder, copy);
        return new(copy, folder);
    }

    /// <summary>SIGKILL. <see cref="Restart"/> starts it again on the same files and port.</summary>
    public Task Kill() => child.Kill();

    /// <summary>From now on it cannot write another byte, until <see cref="MakeRoom"/> or a restart.</summary>
    public Task FillDisk() => LimitFiles("1");

    public Task MakeRoom() => LimitFiles("unlimited");

    public async Task Restart()
    {
        await child.DisposeAsync();
        child = Launch();
        await Answers();
    }

    public async ValueTask DisposeAsync()
    {
        await child.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    // Without the signal, a write beyond the limit of a file fails as one on a full disk does.
    private ChildProcess Launch() => ChildProcess.Start(
        "sh",
        [
            "-c", "trap '' XFSZ; exec redis-server \"$@\"", "redis-server",
            "--port", $"{port}", "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "yes", "--auto-aof-rewrite-min-size", "1gb", "--rdbcompression", "no", .. settings,
        ],
        new Dictionary<string, string>(),
        folder);

    private async Task LimitFiles(string bytes)
    {
        await using var limit = ChildProcess.Start("prlimit", ["--pid", $"{child.Id}", $"--fsize={bytes}:"], new Dictionary<string, string>(), folder);
        if (await limit.Exited(Eventually.Patience) != 0)
        {
            throw new InvalidOperationException($"The files of Redis cannot be limited: {limit.Output}");
        }
    }

    // It listens before it has read its files: then it answers -LOADING.
    private Task Answers() => Eventually.Until("Redis answers", async () =>
    {
        if (child.HasExited)
        {
            throw new InvalidOperationException($"Redis ended while starting. It wrote:{Environment.NewLine}{child.Output}");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync("127.0.0.1", port);
            await client.GetStream().WriteAsync("PING\r\n"u8.ToArray());
            var answer = new byte[8];
            return await client.GetStream().ReadAsync(answer) > 0 && (answer.AsSpan().StartsWith("+PONG"u8) || answer.AsSpan().StartsWith("-NOAUTH"u8));
        }
        catch (SocketException)
        {
            return false; // it does not listen yet
        }
    });

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public sealed class Kept(string copy, string folder) : IDisposable
    {
        public void PutBack()
        {
            Directory.Delete(folder, recursive: true);
            Copy(copy, folder);
        }

        public void Dispose() => Directory.Delete(copy, recursive: true);
    }
}
