using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The live feed of maps, at <c>/hubs/tower</c>.</summary>
public sealed class TowerHub(MapPicture picture, TimeProvider time) : Hub
{
    /// <summary>A map is told of changes at most four times a second.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private const string Following = "following";

    /// <summary>Streams the vehicles inside a viewport: first all of them, then what changes. A further call ends the one before.</summary>
    public IAsyncEnumerable<MapUpdate> Watch(double west, double south, double east, double north, CancellationToken cancelled)
    {
        var viewport = new Viewport(west, south, east, north);
        if (!viewport.IsValid)
        {
            throw new HubException("viewport.malformed");
        }

        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled, Context.ConnectionAborted);
        (Context.Items[Following] as CancellationTokenSource)?.Cancel();
        Context.Items[Following] = ended;
        return Follow(new MapFeed(viewport), picture, time, ended.Token);
    }

    /// <summary>The pace of the one who reads is the pace of the feed: what is not asked for is not made.</summary>
    internal static async IAsyncEnumerable<MapUpdate> Follow(
        MapFeed feed, MapPicture picture, TimeProvider time, [EnumeratorCancellation] CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Pace, time);
        do
        {
            var (view, rows) = picture.Now();
            if (feed.Next(view, rows, time.GetUtcNow()) is { } update)
            {
                yield return update;
            }
        }
        while (await Ticked(timer, ended));
    }

    private static async Task<bool> Ticked(PeriodicTimer timer, CancellationToken ended)
    {
        try
        {
            return await timer.WaitForNextTickAsync(ended);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
