using System.Diagnostics;
using Dispatch.Hosting;
using Dispatch.Telemetry;
using Microsoft.Extensions.Time.Testing;
using OpenTelemetry;
using OpenTelemetry.Trace;
using Xunit;

namespace Dispatch.Edges;

/// <summary>What is traced has a bound, whatever comes.</summary>
public sealed class HeadSamplerTests : IDisposable
{
    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";

    private readonly FakeTimeProvider clock = new(Edge.Noon);
    private readonly ActivitySource source = new("Dispatch.HeadSamplerTests");
    private readonly TracerProvider provider;

    public HeadSamplerTests() => provider = Sdk.CreateTracerProviderBuilder().AddSource(source.Name).SetSampler(new HeadSampler(10, clock)).Build();

    public void Dispose()
    {
        provider.Dispose();
        source.Dispose();
    }

    [Fact]
    public void Of_a_thousand_requests_in_a_second_ten_are_traced_and_in_the_next_ten_more()
    {
        Assert.Equal(10, Enumerable.Range(0, 1_000).Count(_ => IsTraced(Request, "/v1/telematics")));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(10, Enumerable.Range(0, 1_000).Count(_ => IsTraced(Request, "/v1/orders")));
    }

    [Fact]
    public void Deadlines_share_the_bound() => Assert.Equal(
        10, Enumerable.Range(0, 1_000).Count(number => number % 2 == 0 ? IsTraced(Request, "/v1/telematics") : IsTraced(TelemetryNames.Span.Deadline)));

    [Fact]
    public void What_callers_say_of_sampling_does_not_count() =>
        Assert.Equal(10, Enumerable.Range(0, 1_000).Count(_ => IsTraced(Request, "/v1/telematics", Parent(ActivityTraceFlags.Recorded))));

    [Fact]
    public void What_follows_from_what_is_traced_is_traced_and_nothing_else()
    {
        Assert.Equal(1_000, Enumerable.Range(0, 1_000).Count(_ => IsTraced("read telematics", parent: Parent(ActivityTraceFlags.Recorded))));
        Assert.False(IsTraced("read telematics", parent: Parent(ActivityTraceFlags.None)));
        Assert.False(IsTraced("IJournalGrain/awake"));
        Assert.False(IsTraced(Request, "/healthz/ready"));
        Assert.False(IsTraced(Request, "/_blazor"));
    }

    private static ActivityContext Parent(ActivityTraceFlags flags) => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), flags, null, isRemote: true);

    private bool IsTraced(string name, string? path = null, ActivityContext parent = default)
    {
        using var span = source.StartActivity(name, ActivityKind.Server, parent, path is null ? null : [new("url.path", path)]);
        return span is { Recorded: true };
    }
}
