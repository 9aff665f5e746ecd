using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench.Failover;

/// <summary>What the death of a silo takes from those who ask: each shipment and each vehicle is asked for until it answers.</summary>
/// <param name="Silent">How many took longer than any did before.</param>
/// <param name="Longest">From the kill to the answer of the last.</param>
/// <param name="Void">Why it says nothing; null where it does.</param>
public sealed record Outage(int Silent, TimeSpan Longest, string? Void)
{
    /// <summary>A tower that is whole and at rest.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <param name="asked">Another node, that lives on.</param>
    public static async Task<Outage> Of(TowerNode victim, TowerNode asked, IReadOnlyList<Journey> journeys)
    {
        IReadOnlyList<string> all =
        [
            .. journeys.Select(journey => $"/v1/shipments/{Uri.EscapeDataString(journey.ShipmentId)}/timeline"),
            .. journeys.Select(journey => $"/v1/vehicles/{Load.Carrier}/{journey.VehicleId}"),
        ];
        IReadOnlyList<TimeSpan?> before = [];
        await Eventually.Until("all answer at once", Patience, async () => (before = await AllAnswer(asked.Http, all, Stopwatch.GetTimestamp())).All(after => after < AtOnce));

        var killed = Stopwatch.GetTimestamp();
        await victim.Kill();
        var answered = await AllAnswer(asked.Http, all, killed);
        var silent = answered.Count(after => after is null || after > before.Max());
        return new(silent, answered.Max() ?? Patience, Reason(answered, silent));
    }

    /// <returns>How long after the given moment each did; null where it does not.</returns>
    private static async Task<IReadOnlyList<TimeSpan?>> AllAnswer(HttpClient http, IReadOnlyList<string> all, long since) =>
        await Task.WhenAll(all.Select(async path =>
            await Eventually.Try(Patience, () => Answers(http, path)) ? Stopwatch.GetElapsedTime(since) : (TimeSpan?)null));

    private static async Task<bool> Answers(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(path);
        return answer.IsSuccessStatusCode;
    }

    /// <summary>One of two silos has about half of everything.</summary>
    private static string? Reason(IReadOnlyCollection<TimeSpan?> answered, int silent) => answered.Count(after => after is null) switch
    {
        > 0 and var lost => $"{lost} of {answered.Count} do not answer any more",
        _ when silent < answered.Count / 4 => $"only {silent} of {answered.Count} were out of reach: the silo that was killed had hardly any",
        _ => null,
    };
}
