using System.Diagnostics;
using Dispatch.Telemetry;
using OpenTelemetry.Trace;

namespace Dispatch.Hosting;

/// <summary>
/// Decides where a trace begins whether it is told, at most so many a second on this node: at a request to the API and at a deadline.
/// All that follows from a sampled beginning is sampled, on every node. What a caller says of sampling is not asked: it would be
/// their bound and not ours.
/// </summary>
public sealed class HeadSampler(int perSecond, TimeProvider clock) : Sampler
{
    public const int DefaultPerSecond = 10;

    private const string Request = "Microsoft.AspNetCore.Hosting.HttpRequestIn";
    private const string PathTag = "url.path";
    private const string ApiPath = "/v1/";
    private const int CountBits = 16;
    private const long CountMask = (1 << CountBits) - 1;

    /// <summary>The second, and how many traces began in it.</summary>
    private long window;

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => new(
        samplingParameters.Name switch
        {
            Request => HasRoom() && IsApi(samplingParameters.Tags) && Take(),
            TelemetryNames.Span.Deadline => Take(),
            _ => samplingParameters.ParentContext.TraceFlags.HasFlag(ActivityTraceFlags.Recorded),
        });

    private static bool IsApi(IEnumerable<KeyValuePair<string, object?>>? tags)
    {
        foreach (var (name, value) in tags ?? [])
        {
            if (name is PathTag)
            {
                return value is string path && path.StartsWith(ApiPath, StringComparison.Ordinal);
            }
        }

        return false;
    }

    private long Second() => clock.GetTimestamp() / clock.TimestampFrequency;

    /// <summary>Most requests of a busy second end here.</summary>
    private bool HasRoom()
    {
        var seen = Volatile.Read(ref window);
        return seen >> CountBits != Second() || (seen & CountMask) < perSecond;
    }

    private bool Take()
    {
        var second = Second();
        while (true)
        {
            var seen = Volatile.Read(ref window);
            var next = seen >> CountBits == second ? seen + 1 : (second << CountBits) + 1;
            if ((next & CountMask) > perSecond)
            {
                return false;
            }

            if (Interlocked.CompareExchange(ref window, next, seen) == seen)
            {
                return true;
            }
        }
    }
}
