using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>A command of this executable that takes the load, as a process of its own.</summary>
public sealed class ListeningProgram : IAsyncDisposable
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(20);

    private ListeningProgram(string command, Uri url, IReadOnlyDictionary<string, string> environment)
    {
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/') };
        Process = ChildProcess.Start(typeof(ListeningProgram).Assembly.Location, [command], variables);
        Http = new HttpClient { BaseAddress = url };
    }

    public ChildProcess Process { get; }

    public HttpClient Http { get; }

    public static async Task<ListeningProgram> Start(string command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var program = new ListeningProgram(command, new Uri($"http://127.0.0.1:{Ports.Free()}"), environment ?? new Dictionary<string, string>(StringComparer.Ordinal));
        await Eventually.Until($"the {command} listens", StartDeadline, program.Listens);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Process.DisposeAsync();
    }

    private async Task<bool> Listens()
    {
        if (Process.HasExited)
        {
            throw new InvalidOperationException($"It ended while starting. It wrote:{Environment.NewLine}{Process.Output}");
        }

        try
        {
            using var answer = await Http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
