using System.Net.Http.Json;
using Dispatch.Freight;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>
/// The rest of the shift: takes most exceptions after some minutes, as a queue that nobody works escalates until all of it is red. The others are
/// left to the visitor.
/// </summary>
public sealed class Colleagues(TowerClient tower, TimeProvider clock)
{
    private const int PageMax = 100;
    private const double TheirShare = 0.6;

    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(1);
    private static readonly string[] Names = ["Ana", "Kwame", "Mei", "Tomas"];

    private DateTimeOffset lookedAt;

    public async Task Work(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (now - lookedAt < LookEvery)
        {
            return;
        }

        lookedAt = now;
        var open = await tower.Call(
            HttpMethod.Get, $"/v1/exceptions?status=open&limit={PageMax}", null, async (answer, token) => await answer.Content.ReadFromJsonAsync<Page>(TowerClient.Json, token) ?? new([]), stop);
        foreach (var exception in open.Items.Where(exception => exception.IsTakenAt(now)))
        {
            await Do(exception, "assign", new { owner = exception.Colleague }, stop);
            await Do(exception, "acknowledge", new { }, stop);
        }
    }

    /// <summary>Where somebody else was faster, nothing is to be done.</summary>
    private async Task Do(Row exception, string action, object body, CancellationToken stop) =>
        await tower.Call(HttpMethod.Post, $"/v1/exceptions/{Uri.EscapeDataString(exception.ExceptionId)}/{action}", body, (_, _) => Task.FromResult(""), stop);

    private sealed record Page(IReadOnlyList<Row> Items);

    /// <summary>Who takes it and when hangs on its id alone, so that nothing need be remembered.</summary>
    private sealed record Row(string ExceptionId, DateTimeOffset DetectedAt)
    {
        private readonly Dice dice = new((ulong)ExceptionId.Aggregate(0L, (sum, character) => (sum * 31) + character));

        public string Colleague => Names[ExceptionId.Sum(character => character) % Names.Length];

        public bool IsTakenAt(DateTimeOffset now) => dice.Chance(TheirShare) && now > DetectedAt + dice.Minutes(3, 13);
    }
}
