using System.Diagnostics;
using Dispatch.Telemetry;

namespace Dispatch.Live;

/// <summary>The sampled traces that meet in one view: what is pushed together is a step of each of them.</summary>
internal sealed class PushedTraces
{
    /// <summary>Of a quarter of a second; beyond it a trace ends with the picture.</summary>
    private const int Max = 16;

    private readonly List<ActivityContext> pictures = new(Max);
    private int ofFacts;

    /// <summary>What stands for all of them where only one can be told, rather that of a fact; none for most views.</summary>
    public ActivityContext First => pictures.FirstOrDefault();

    /// <param name="picture">The span in which something came into the picture; null where it is not sampled.</param>
    public void Add(Activity? picture, bool isOfFact)
    {
        if (picture is not null && pictures.Count < Max)
        {
            pictures.Insert(isOfFact ? ofFacts++ : pictures.Count, picture.Context);
        }
    }

    /// <summary>Begins the push in each of them, in their order.</summary>
    public Activity?[] Begin() => [.. pictures.Select(picture => Spans.Begin(TelemetryNames.Span.PushPages, ActivityKind.Producer, picture))];

    public void Clear()
    {
        pictures.Clear();
        ofFacts = 0;
    }
}
