using System.Diagnostics;
using System.Runtime.CompilerServices;
using Dispatch.Telemetry;
using Microsoft.AspNetCore.SignalR;

namespace Dispatch.Live;

/// <summary>The live feed of maps, at <c>/hubs/tower</c>. What travels is a <see cref="MapFrame"/>.</summary>
public sealed class TowerHub(HostMap map, TimeProvider time) : Hub
{
    /// <summary>A map is told of changes at most four times a second.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private const string Feed = "feed";
    private const string Ending = "ending";

    /// <summary>
    /// Streams what a map shows: first all of it, then what changes. Whoever was cut off calls again and gets a new picture. A
    /// further call ends the one before.
    /// </summary>
    /// <param name="viewport">West, south, east and north in degrees.</param>
    /// <param name="filter">See <see cref="MapFilter.Of"/>.</param>
    public IAsyncEnumerable<byte[]> Watch(double[] viewport, IReadOnlyDictionary<string, string?> filter, CancellationToken cancelled)
    {
        var feed = new MapFeed(LookOf(viewport, filter));
        var ended = CancellationTokenSource.CreateLinkedTokenSource(cancelled, Context.ConnectionAborted);
        (Context.Items[Ending] as CancellationTokenSource)?.Cancel();
        Context.Items[Ending] = ended;
        Context.Items[Feed] = feed;
        return Follow(feed, map, time, ended.Token);
    }

    /// <summary>Aims the map elsewhere; its stream goes on with what that changes.</summary>
    public void Look(double[] viewport, IReadOnlyDictionary<string, string?> filter) =>
        (Context.Items[Feed] as MapFeed)?.Aim(LookOf(viewport, filter));

    /// <summary>The pace of the one who reads is the pace of the feed: what is not asked for is not made.</summary>
    internal static async IAsyncEnumerable<byte[]> Follow(
        MapFeed feed, HostMap map, TimeProvider time, [EnumeratorCancellation] CancellationToken ended)
    {
        using var timer = new PeriodicTimer(Pace, time);
        Instruments.MapClients.Add(1);
        try
        {
            do
            {
                if (feed.Next(map.Now(), time.GetUtcNow()) is { } news)
                {
                    yield return Write(news, map);
                }
            }
            while (await Ticked(timer, ended));
        }
        finally
        {
            Instruments.MapClients.Add(-1);
        }
    }

    private static byte[] Write(MapNews news, HostMap map)
    {
        using var span = Spans.Begin(TelemetryNames.Span.PushMap, ActivityKind.Producer, Spans.Read(map.TakeTrace()));
        var frame = MapFrame.Write(news);
        Instruments.MapSent.Add(frame.Length);
        return frame;
    }

    private static MapLook LookOf(double[] viewport, IReadOnlyDictionary<string, string?> filter) =>
        new(
            viewport is [var west, var south, var east, var north] && new Viewport(west, south, east, north) is { IsValid: true } seen
                ? seen
                : throw new HubException("viewport.malformed"),
            MapFilter.Of(filter) ?? throw new HubException("filter.malformed"));

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
