using System.Diagnostics;
using static Dispatch.Telemetry.TelemetryNames;

namespace Dispatch.Telemetry;

/// <summary>
/// Spans of sampled traces. Whether a trace is sampled is decided once, where it begins (<c>HeadSampler</c>); from there on its context
/// travels with the data, through logs and live wire, and what has no context makes no span.
/// </summary>
public static class Spans
{
    private static readonly ActivitySource Origin = new(Source);

    /// <summary>The span that is going on here, where it is sampled; else none.</summary>
    public static ActivityContext Current =>
        Origin.HasListeners() && Activity.Current is { Recorded: true } current ? current.Context : default;

    /// <returns>Null where what is going on is not sampled.</returns>
    public static Activity? Begin(string name, ActivityKind kind = ActivityKind.Internal) => Begin(name, kind, Current);

    /// <param name="parent">None makes no span.</param>
    public static Activity? Begin(string name, ActivityKind kind, ActivityContext parent) =>
        parent == default ? null : Origin.StartActivity(name, kind, parent);

    /// <summary>Begins what nobody asked for: the sampler decides.</summary>
    public static Activity? BeginTrace(string name) => Origin.StartActivity(name);

    /// <summary>As W3C's traceparent; null for none.</summary>
    public static string? Write(ActivityContext context) =>
        context == default ? null : $"00-{context.TraceId}-{context.SpanId}-{(int)context.TraceFlags:x2}";

    /// <param name="traceparent">Written by <see cref="Write"/>; what is null or damaged is none.</param>
    public static ActivityContext Read(string? traceparent) =>
        traceparent is not null && ActivityContext.TryParse(traceparent, traceState: null, isRemote: true, out var context) ? context : default;

    /// <summary>Says of a span that what it stands for has failed.</summary>
    public static void Fail(this Activity? span, Exception why) => span?.SetStatus(ActivityStatusCode.Error, why.GetType().Name);
}
