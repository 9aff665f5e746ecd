using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Dispatch.Bench.Map;

/// <summary>Clients of the hub that watch all vehicles, as a browser does, and only count what they get.</summary>
public sealed class Viewers : IAsyncDisposable
{
    private static readonly double[] Everywhere = [-180, -85, 180, 85];

    private readonly List<HubConnection> connections = [];
    private readonly List<Task> reading = [];
    private long bytes;
    private long frames;

    public long Bytes => Interlocked.Read(ref bytes);

    public long Frames => Interlocked.Read(ref frames);

    public static async Task<Viewers> Open(Uri tower, string cookies, int count)
    {
        var viewers = new Viewers();
        for (var viewer = 0; viewer < count; viewer++)
        {
            var connection = new HubConnectionBuilder()
                .WithUrl(new Uri(tower, "/hubs/tower"), http => http.Headers["Cookie"] = cookies)
                .AddMessagePackProtocol()
                .Build();
            await connection.StartAsync();
            viewers.connections.Add(connection);
            viewers.reading.Add(viewers.Read(connection));
        }

        return viewers;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in connections)
        {
            await connection.DisposeAsync();
        }

        await Task.WhenAll(reading);
    }

    private async Task Read(HubConnection connection)
    {
        try
        {
            await foreach (var frame in connection.StreamAsync<byte[]>("Watch", Everywhere, new Dictionary<string, string?>()))
            {
                Interlocked.Add(ref bytes, frame.Length);
                Interlocked.Increment(ref frames);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or InvalidOperationException)
        {
            // It was asked to go.
        }
    }
}
