using System.Collections.Concurrent;
using System.Diagnostics;
using Dispatch.Live;
using Dispatch.Storage;
using Dispatch.Support;
using Dispatch.Telemetry;
using Xunit;
using static Dispatch.Telemetry.TelemetryNames;

namespace Dispatch.Edges;

/// <summary>One trace from the edge through log, reader, grain and commit to the pages, as it is exported.</summary>
public sealed class TraceTests : IAsyncLifetime
{
    private const string Request = "request";
    private const string Call = "grain call";
    private const string Called = "grain called";

    private static readonly string[] WayOfMilestone =
        [Request, Span.AppendInbox, Span.Read("inbox"), Span.Tell, Call, Called, Span.Commit, Span.Read("journal"), Span.Picture, Span.PushPages];

    // Nobody listens there: spans are made all the same, and who exports them must not disturb. There is room for the trace of every request.
    private readonly Tower tower = new()
    {
        Settings = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9", ["Dispatch:Telemetry:TracesPerSecond"] = "1000" },
    };

    private readonly ConcurrentQueue<Activity> ended = new();
    private readonly ActivityListener listener;

    public TraceTests() => listener = new()
    {
        ShouldListenTo = source => source.Name is TelemetryNames.Source or "Microsoft.AspNetCore" or "Microsoft.Orleans.Application",
        ActivityStopped = ended.Enqueue, // whether there is a span is left to the tower's sampler
    };

    public async ValueTask InitializeAsync()
    {
        await tower.InitializeAsync();
        ActivitySource.AddActivityListener(listener);
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await tower.DisposeAsync();
    }

    [Fact]
    public async Task A_position_is_one_trace_from_the_edge_to_the_pages()
    {
        await Release("5003");
        await tower.Put("/v1/carriers/TRACED", new { name = "Traced" });
        await tower.Put("/v1/shipments/GLOBEX~5003/assignment", new { carrierId = "TRACED", vehicleId = "T1" });

        // The second is more than five kilometres from the first, so that the shipment is told of it at once.
        object Position(int minutesAgo, double lat) => new
        {
            positions = new[] { new { vehicleId = "T1", carrierId = "TRACED", at = Tower.Now.AddMinutes(-minutesAgo), lat, lon = -87.0 } },
        };
        await tower.Post("/v1/telematics", Position(10, 41.0));
        await tower.Eventually("/v1/vehicles/TRACED/T1", vehicle => vehicle.TryGetProperty("shipments", out var shipments) && shipments.GetArrayLength() == 1);
        using var page = tower.Service<ITower>().Subscribe(() => { });

        await Goes(
            "/v1/telematics",
            Position(5, 41.06),
            [Request, Span.AppendTelematics, Span.Read("telematics"), Span.Picture],
            [Request, Span.AppendTelematics, Span.Read("telematics"), Span.Tell, Call, Called, Span.Commit, Span.Read("journal"), Span.Picture, Span.PushPages]);
    }

    [Fact]
    public async Task A_milestone_is_one_trace_from_the_edge_to_the_pages()
    {
        await Release("5002");
        using var page = tower.Service<ITower>().Subscribe(() => { });

        await Goes("/v1/milestones", Arrival("GLOBEX~5002"), WayOfMilestone);
    }

    [Fact]
    public async Task Milestones_that_are_pushed_together_are_each_a_trace_to_the_pages()
    {
        var partitions = tower.Service<IStore>().Partitions;
        string[] orders = [.. Enumerable.Range(6_000, 100).Select(order => $"{order}").DistinctBy(order => Partitioning.Of($"GLOBEX~{order}", partitions)).Take(5)];
        await Task.WhenAll(orders.Select(Release));
        using var page = tower.Service<ITower>().Subscribe(() => { });

        await Task.WhenAll(orders.Select(order => Goes("/v1/milestones", Arrival($"GLOBEX~{order}"), WayOfMilestone)));
    }

    private static object Arrival(string shipment) => new
    {
        events = new[] { new { eventId = "E1", shipmentId = shipment, type = "arrived", stop = 1, at = Tower.Now, classifier = "actual" } },
    };

    /// <summary>Sends it in a trace of its own, and waits until that went all the ways.</summary>
    private async Task Goes(string path, object body, params string[][] ways)
    {
        var trace = ActivityTraceId.CreateRandom();
        Assert.Equal(202, (await tower.Post(path, body, $"00-{trace}-{ActivitySpanId.CreateRandom()}-00")).Status);

        var went = await Eventually.Try(() => Task.FromResult(ways.All(way => Ways(trace).Exists(found => found.SequenceEqual(way)))));

        Assert.True(went, $"Not all of {Lines(ways)}{Environment.NewLine}but{Lines(Ways(trace))}");
        Assert.All(ended.Where(span => span.TraceId == trace), span => Assert.True(span.Recorded));
    }

    private static string Lines(IEnumerable<IEnumerable<string>> ways) => string.Concat(ways.Select(way => Environment.NewLine + string.Join(" > ", way)));

    /// <summary>Of each span the names from the trace's beginning to itself.</summary>
    private List<List<string>> Ways(ActivityTraceId trace)
    {
        var spans = ended.Where(span => span.TraceId == trace).ToDictionary(span => span.SpanId);
        return [.. spans.Values.Select(Way)];

        List<string> Way(Activity span) => [.. spans.TryGetValue(span.ParentSpanId, out var parent) ? Way(parent) : [], Name(span)];
    }

    private static string Name(Activity span) => (span.Source.Name, span.Kind) switch
    {
        ("Microsoft.AspNetCore", _) => Request,
        ("Microsoft.Orleans.Application", ActivityKind.Client) => Call,
        ("Microsoft.Orleans.Application", _) => Called,
        _ => span.OperationName,
    };

    private async Task Release(string id)
    {
        var window = new { from = Tower.Now.AddHours(-1), to = Tower.Now.AddHours(5) };
        Assert.Equal(202, (await tower.Post("/v1/orders", new
        {
            orderId = id,
            clientId = "GLOBEX",
            customer = new { id = "C1" },
            priority = "normal",
            equipment = "van",
            weightKg = 1_000,
            stops = new[]
            {
                new { sequence = 1, kind = "pickup", window, location = new { name = "Yard", lat = 43.0, lon = -87.0 } },
                new { sequence = 2, kind = "delivery", window, location = new { name = "Dock", lat = 45.0, lon = -87.0 } },
            },
        })).Status);

        // From here on the host listens: what goes over the wire before is only healed later, and without its trace.
        Assert.True(await Eventually.Try(() => Task.FromResult(tower.Service<ITower>().Now.Shipments.ContainsKey(new($"GLOBEX~{id}")))));
    }
}
