using System.Collections.Concurrent;
using System.Diagnostics;
using Dispatch.Fakes;
using Dispatch.Telemetry;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Live;

public sealed class TowerHubTests : IAsyncLifetime
{
    private const string Password = "a sentence of my own";

    private readonly FaceHost host = new();
    private HubConnection? connection;

    private HubConnection Connection => connection!;

    public async ValueTask InitializeAsync()
    {
        await host.Start();
        await host.Accounts.SetPassword("ada", Password, mustChange: false);
        using var browser = new FaceBrowser(host);
        await browser.Open("/");
        await browser.SignIn("ada", Password);
        connection = new HubConnectionBuilder()
            .WithUrl("http://localhost/hubs/tower", HttpTransportType.LongPolling, http =>
            {
                http.HttpMessageHandlerFactory = _ => host.Server.CreateHandler();
                http.Headers["Cookie"] = browser.Cookies;
            })
            .AddMessagePackProtocol()
            .Build();
        await connection.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync();
        await host.DisposeAsync();
    }

    [Fact]
    public async Task A_map_gets_its_viewport_and_then_what_moves_in_it()
    {
        host.Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82, shipments: "acme~1"), Rows.Vehicle("T2", 47, -122)], Rows.Case("acme~1~1")));
        await using var updates = Watch();

        var first = await Next(updates);
        Assert.True(first.Full);
        Assert.Equal(new FrameLine(0, "SWFT/T1", -82, 28, 90, 3, true, 0), Assert.Single(first.Entered) with { Slot = 0 });

        host.Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28.1, -82, 2)]));
        host.Time.Advance(TowerHub.Pace);

        var second = await Next(updates);
        Assert.False(second.Full);
        Assert.Equal(28.1, Assert.Single(second.Changed).Lat);
    }

    [Fact]
    public async Task A_map_that_looks_elsewhere_goes_on_with_what_that_changes()
    {
        host.Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82), Rows.Vehicle("T2", 47, -122)]));
        await using var updates = Watch();
        await Next(updates);

        await Connection.InvokeAsync("Look", (double[])[-130.0, 40.0, -110.0, 50.0], new Dictionary<string, string?>());
        host.Time.Advance(TowerHub.Pace);

        var next = await Next(updates);
        Assert.False(next.Full);
        Assert.Single(next.Gone);
        Assert.Equal("SWFT/T2", Assert.Single(next.Entered).Key);
    }

    [Fact]
    public async Task A_filter_that_is_none_is_refused()
    {
        await using var updates = Watch(new() { ["severity"] = "terrible" });

        var refusal = await Assert.ThrowsAsync<HubException>(() => Next(updates));

        Assert.Contains("filter.malformed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Watching_another_viewport_ends_the_one_before()
    {
        host.Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82)]));
        await using var before = Watch();
        await Next(before);

        await using var after = Watch();
        await Next(after);

        Assert.False(await before.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public async Task A_viewport_that_is_none_is_refused()
    {
        await using var updates = Connection
            .StreamAsync<byte[]>("Watch", (double[])[10.0, 10.0, -10.0, -10.0], new Dictionary<string, string?>()).GetAsyncEnumerator();

        var refusal = await Assert.ThrowsAsync<HubException>(() => Next(updates));

        Assert.Contains("viewport.malformed", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_map_that_is_sent_what_a_trace_brought_belongs_to_it()
    {
        const string Brought = "00-5af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        var pushes = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is TelemetryNames.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = pushes.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        host.Tower.Show(Rows.Tower([Rows.Vehicle("T1", 28, -82)]) with { Trace = Brought });
        await using var one = Watch();
        await Next(one);

        var push = Assert.Single(pushes, push => push.TraceId == ActivityContext.Parse(Brought, null).TraceId);
        Assert.Equal((TelemetryNames.Span.PushMap, Brought), (push.OperationName, push.ParentId));
    }

    private static async Task<FrameReader> Next(IAsyncEnumerator<byte[]> updates)
    {
        Assert.True(await updates.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(10)));
        return FrameReader.Of(updates.Current);
    }

    private IAsyncEnumerator<byte[]> Watch(Dictionary<string, string?>? filter = null) =>
        Connection.StreamAsync<byte[]>("Watch", (double[])[-88.0, 24.0, -79.0, 31.0], filter ?? []).GetAsyncEnumerator();
}
