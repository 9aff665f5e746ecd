using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The load sent to a program that only reads it.</summary>
/// <param name="ServerCpu">Processor time of the program and of the load generator.</param>
public sealed record CeilingRound(double PositionsPerSecond, TimeSpan ServerCpu, TimeSpan GeneratorCpu)
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(20);

    public static async Task<CeilingRound> Run(Load load, IngestOptions options)
    {
        var url = new Uri($"http://127.0.0.1:{Ports.Free()}");
        await using var ceiling = ChildProcess.Start(
            typeof(CeilingRound).Assembly.Location, ["ceiling"], new Dictionary<string, string>(StringComparer.Ordinal) { ["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/') });
        using var http = new HttpClient { BaseAddress = url };
        await Eventually.Until("the ceiling listens", StartDeadline, () => Listens(http));

        using var self = Process.GetCurrentProcess();
        var (server, own) = (ceiling.Cpu, self.TotalProcessorTime);
        var sending = await new LoadGenerator(http, options).Send(load);
        self.Refresh();

        return sending.Taken == load.Sent(sending.Requests)
            ? new CeilingRound(sending.Taken / sending.Elapsed.TotalSeconds, ceiling.Cpu - server, self.TotalProcessorTime - own)
            : throw new InvalidOperationException($"The ceiling read {sending.Taken} of {load.Sent(sending.Requests)} positions.");
    }

    private static async Task<bool> Listens(HttpClient http)
    {
        try
        {
            using var answer = await http.GetAsync("/healthz/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
