using System.Collections.Immutable;
using Dispatch.Storage;
using Dispatch.Telemetry;

namespace Dispatch;

/// <summary>What could not be used: how it gets into the quarantine, and out of it.</summary>
public abstract partial class ReaderGrain
{
    private Quarantine quarantine = null!;

    /// <summary>The entry that is being handled comes out of the quarantine: what came after it has been acted on.</summary>
    protected bool IsReplay { get; private set; }

    public Task<ImmutableArray<SetAside>> SetAside() => Task.FromResult(quarantine.List());

    public async Task<Refusal?> Replay(long place, string by)
    {
        if (await quarantine.Find(place) is not { } entry)
        {
            return UnknownPlace(place);
        }

        var waiting = effects;
        try
        {
            effects = new((_, why) => throw new InvalidOperationException(why.Message, why));
            IsReplay = true;
            Act(entry);
            await Follow();
            effects.Serve();
            await effects.Settle();
        }
        catch (Exception why) when (!Effects.IsTransient(why))
        {
            return new("quarantine.still-failing", $"It still cannot be used: {why.Message}");
        }
        finally
        {
            (effects, IsReplay) = (waiting, false);
        }

        await quarantine.DealWith(place, by, "replayed", Clock.GetUtcNow());
        return null;
    }

    public async Task<Refusal?> Discard(long place, string by)
    {
        if (await quarantine.Find(place) is null)
        {
            return UnknownPlace(place);
        }

        await quarantine.DealWith(place, by, "discarded", Clock.GetUtcNow());
        return null;
    }

    private async Task SetAside(LogEntry entry, Exception why)
    {
        await quarantine.Add(entry, why.Message, Clock.GetUtcNow());
        Instruments.SetAside.Add(1, new KeyValuePair<string, object?>(TelemetryNames.Tag.Log, log));
        EntryQuarantined(logger, reader, Partition, entry.Position, why);
    }

    private Refusal UnknownPlace(long place) => new("quarantine.unknown", $"Nothing is set aside at {log}/{Partition}/{place}; somebody else may have dealt with it.");
}
