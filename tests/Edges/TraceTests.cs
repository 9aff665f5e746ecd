using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Dispatch.Live;
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

    private const int MaxAttempts = 10;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    // Nobody listens there: spans are made all the same, and who exports them must not disturb.
    private readonly Tower tower = new() { Settings = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" } };
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

        // Each is more than five kilometres from the one before, so that the shipment is told of it at once.
        var begun = Tower.Now.AddMinutes(-5 * (MaxAttempts + 1));
        object Position(int attempt) => new
        {
            positions = new[] { new { vehicleId = "T1", carrierId = "TRACED", at = begun.AddMinutes(5 * attempt), lat = 41.0 + (0.06 * attempt), lon = -87.0 } },
        };
        await tower.Post("/v1/telematics", Position(0));
        await tower.Eventually("/v1/vehicles/TRACED/T1", vehicle => vehicle.TryGetProperty("shipments", out var shipments) && shipments.GetArrayLength() == 1);
        using var page = tower.Service<ITower>().Subscribe(() => { });

        await Goes(
            attempt => ("/v1/telematics", Position(attempt)),
            [Request, Span.AppendTelematics, Span.Read("telematics"), Span.Picture],
            [Request, Span.AppendTelematics, Span.Read("telematics"), Span.Tell, Call, Called, Span.Commit, Span.Read("journal"), Span.Picture, Span.PushPages]);
    }

    [Fact]
    public async Task A_milestone_is_one_trace_from_the_edge_to_the_pages()
    {
        await Release("5002");
        using var page = tower.Service<ITower>().Subscribe(() => { });

        await Goes(
            attempt => ("/v1/milestones", new
            {
                events = new[]
                {
                    new { eventId = $"E{attempt}", shipmentId = "GLOBEX~5002", type = "arrived", stop = 1, at = Tower.Now.AddMinutes(-attempt), classifier = "actual" },
                },
            }),
            [Request, Span.AppendInbox, Span.Read("inbox"), Span.Tell, Call, Called, Span.Commit, Span.Read("journal"), Span.Picture, Span.PushPages]);
    }

    /// <summary>Sends again, each time in a trace of its own, until one went all the ways: the sampler may have no room, and the live wire may lose.</summary>
    private async Task Goes(Func<int, (string Path, object Body)> request, params string[][] ways)
    {
        var seen = new StringBuilder();
        for (var attempt = 1; attempt <= MaxAttempts; attempt++)
        {
            var trace = ActivityTraceId.CreateRandom();
            var (path, body) = request(attempt);
            Assert.Equal(202, (await tower.Post(path, body, $"00-{trace}-{ActivitySpanId.CreateRandom()}-00")).Status);
            if (await Eventually.Try(Deadline, () => Task.FromResult(ways.All(way => Ways(trace).Any(found => found.SequenceEqual(way))))))
            {
                Assert.All(ended.Where(span => span.TraceId == trace), span => Assert.True(span.Recorded));
                return;
            }

            seen.AppendLine($"Attempt {attempt}:").AppendJoin(Environment.NewLine, Ways(trace).Select(found => string.Join(" > ", found))).AppendLine();
        }

        Assert.Fail($"No way {string.Join(", or no way ", ways.Select(way => string.Join(" > ", way)))}. {seen}");
    }

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
    }
}
