using System.Diagnostics;

namespace Dispatch.Bench;

/// <summary>The load sent to a program that only reads it.</summary>
public static class CeilingRound
{
    public static async Task<Round> Run(Load load, IngestOptions options)
    {
        await using var ceiling = await ListeningProgram.Start("ceiling");
        using var self = Process.GetCurrentProcess();
        var (server, own) = (ceiling.Process.Cpu, self.TotalProcessorTime);
        var sending = await options.Generator(new(ceiling.Http, Load.Path)).Send(load.Requests, request => load[request]);
        self.Refresh();

        var sent = load.Sent(sending.Requests);
        return new(
            sending.Taken / sending.Elapsed.TotalSeconds,
            ceiling.Process.Cpu - server,
            self.TotalProcessorTime - own,
            Latency: null,
            Said: "",
            sending.Taken == sent ? null : $"of {sent} positions {sending.Taken} were read");
    }
}
