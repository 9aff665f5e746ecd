using System.Diagnostics;

namespace Dispatch.Tracking;

/// <summary>The context of a trace in 25 bytes: what W3C's traceparent says, without its hexadecimal.</summary>
internal static class PackedTrace
{
    public const int Bytes = TraceIdBytes + SpanIdBytes + 1;

    private const int TraceIdBytes = 16;
    private const int SpanIdBytes = 8;

    public static void Write(ref PackWriter writer, ActivityContext trace)
    {
        Span<byte> ids = stackalloc byte[TraceIdBytes + SpanIdBytes];
        trace.TraceId.CopyTo(ids[..TraceIdBytes]);
        trace.SpanId.CopyTo(ids[TraceIdBytes..]);
        writer.Bytes(ids);
        writer.Byte((byte)trace.TraceFlags);
    }

    public static ActivityContext Read(ref PackReader reader)
    {
        var traceId = ActivityTraceId.CreateFromBytes(reader.Bytes(TraceIdBytes));
        var spanId = ActivitySpanId.CreateFromBytes(reader.Bytes(SpanIdBytes));
        return new(traceId, spanId, (ActivityTraceFlags)reader.Byte(), traceState: null, isRemote: true);
    }
}
