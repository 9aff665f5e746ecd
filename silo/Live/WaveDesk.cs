using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>Plans a wave of what a list finds.</summary>
public sealed class WaveDesk(IGrainFactory grains, IBoards boards, WavePlanner planner, TimeProvider clock) : IWaveDesk
{
    public async Task<(WaveId? Wave, Refusal? Refusal)> Plan(Query query, ImmutableArray<WaveShare> shares, string by, Origin origin) =>
        await Plan(await Found(query), shares, by, origin);

    public async Task<(WaveId? Wave, Refusal? Refusal)> Plan(ImmutableArray<string> releases, ImmutableArray<WaveShare> shares, string by, Origin origin)
    {
        if (releases.Length > Waves.MaxLoads)
        {
            return (null, new("wave.too-many", $"A wave has at most {Waves.MaxLoads:N0} releases."));
        }

        if (await planner.Plan([.. releases.Distinct(StringComparer.Ordinal)], shares, clock.GetUtcNow()) is not { } plan)
        {
            return (null, new("wave.empty", "None of these releases has a carrier that quotes a price for it."));
        }

        var id = new WaveId($"W-{Guid.CreateVersion7():N}");
        var refusal = await grains.GetGrain<IWaveGrain>(id.Value).Handle(new WaveCommand.Plan(plan.Currency, plan.Best, plan.Greedy, by), origin with { GivenUpAt = Patience.Ends() });
        return (refusal is null ? id : null, refusal);
    }

    /// <summary>Those that a carrier may be looked for; one more than a wave may have where there are too many.</summary>
    private async Task<ImmutableArray<string>> Found(Query query)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        RowPlace? next = null;
        do
        {
            var page = await boards.Releases(query with { After = next, Before = null, Limit = Query.MaxLimit });
            ids.AddRange(page.Items.Where(row => row.Status is ReleaseStatus.Gathering or ReleaseStatus.Ready or ReleaseStatus.NeedsHelp).Select(row => row.ReleaseId.Value));
            next = page.Next;
        }
        while (next is not null && ids.Count <= Waves.MaxLoads);

        return ids.ToImmutable();
    }
}
