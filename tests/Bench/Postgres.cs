using System.Diagnostics;
using System.Globalization;
using Dispatch.Support;
using Npgsql;

namespace Dispatch.Bench;

/// <summary>
/// A PostgreSQL of one's own on the loopback, in a temporary folder, with fsync on. Its settings are what its own documentation advises for
/// a machine of this size; the rest is as it comes.
/// </summary>
public sealed class Postgres : IAsyncDisposable
{
    private const string User = "postgres";
    private const string Debian = "/usr/lib/postgresql";
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(30);

    private readonly string folder = Directory.CreateTempSubdirectory("dispatch-postgres-").FullName;
    private readonly ChildProcess server;
    private readonly int processId;

    private Postgres(bool waitsForDisk)
    {
        var port = Ports.Free();
        Run("chmod", "755", folder);
        var data = Path.Combine(folder, "data");
        Directory.CreateDirectory(data);
        if (IsRoot)
        {
            Run("chown", "-R", User, folder);
        }

        Run(AsUser(Program("initdb"), "-D", data, "-U", User, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"));
        var start = AsUser(
            Program("postgres"), "-D", data, "-p", $"{port}", "-k", folder, "-h", "127.0.0.1",
            "-c", "fsync=on", "-c", $"synchronous_commit={(waitsForDisk ? "on" : "off")}",
            "-c", "shared_buffers=1GB", "-c", "max_wal_size=8GB", "-c", "checkpoint_timeout=15min", "-c", "wal_buffers=16MB");
        server = ChildProcess.Start(start[0], start[1..], new Dictionary<string, string>(StringComparer.Ordinal), folder);
        processId = server.Id;
        Connection = $"Host=127.0.0.1;Port={port};Username={User};Database=postgres;Max Auto Prepare=8;Maximum Pool Size=64;No Reset On Close=true";
    }

    public string Connection { get; }

    /// <summary>Processor time of the server and the processes that serve its connections.</summary>
    public TimeSpan Cpu => server.Cpu + Children().Aggregate(TimeSpan.Zero, (sum, ticks) => sum + TimeSpan.FromSeconds(ticks / 100.0));

    private static bool IsRoot => Environment.UserName == "root";

    /// <param name="waitsForDisk">Whether a commit is answered when it is on the disk, or up to 0.6 s before (three times <c>wal_writer_delay</c>).</param>
    public static async Task<Postgres> Start(bool waitsForDisk)
    {
        var postgres = new Postgres(waitsForDisk);
        await Eventually.Until("PostgreSQL answers", StartDeadline, postgres.Answers);
        return postgres;
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task<bool> Answers()
    {
        if (server.HasExited)
        {
            throw new InvalidOperationException($"PostgreSQL ended while starting. It wrote:{Environment.NewLine}{server.Output}");
        }

        try
        {
            await using var connection = new NpgsqlConnection(Connection);
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false; // it does not listen yet
        }
    }

    /// <summary>PostgreSQL refuses to be root.</summary>
    private static string[] AsUser(params string[] command) =>
        IsRoot ? ["setpriv", $"--reuid={User}", $"--regid={User}", "--clear-groups", .. command] : command;

    /// <summary>Debian keeps them by version, outside the path.</summary>
    private static string Program(string name) =>
        Directory.Exists(Debian) && Directory.EnumerateDirectories(Debian).Max() is { } newest ? Path.Combine(newest, "bin", name) : name;

    private static void Run(params string[] command)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{string.Join(' ', command)} ended with {process.ExitCode}.");
        }
    }

    /// <summary>User and system time of each, in hundredths of a second: fields 14 and 15 of <c>/proc/pid/stat</c>, counted behind the name.</summary>
    private IEnumerable<long> Children()
    {
        foreach (var stat in Directory.EnumerateDirectories("/proc").Select(process => Path.Combine(process, "stat")).Where(File.Exists))
        {
            if (TryRead(stat) is { } fields && fields[1] == $"{processId}")
            {
                yield return long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture);
            }
        }
    }

    private static string[]? TryRead(string stat)
    {
        try
        {
            var text = File.ReadAllText(stat);
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null; // it has ended
        }
    }
}
