using System.Text.Json;
using Dispatch.Audit;
using Dispatch.Storage;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Who wanted what and was refused can be seen afterwards.</summary>
public sealed class AuditTests(Tower tower) : IClassFixture<Tower>
{
    [Fact]
    public async Task A_call_that_is_refused_is_noted_with_who_what_and_why()
    {
        await tower.Post("/v1/tenders/NO~1~T1/response", new { answer = "accept", carrierId = "X" });
        await tower.Post("/v1/orders", new { orderId = 5 });
        await tower.Put("/v1/clients/NO/dispatching", new { answerMinutes = 0 });

        var noted = await Noted();
        Assert.Equal(["policy.invalid-time", "request.malformed", "tender.unknown"], noted.Select(call => Text(call, "code")));
        var call = noted[0];
        Assert.Equal(("api:bootstrap", "PUT", "/v1/clients/NO/dispatching", 422), (Text(call, "by"), Text(call, "method"), Text(call, "path"), call.GetProperty("status").GetInt32()));
        Assert.Contains("answerMinutes", Text(call, "detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_asked_for_and_what_is_done_is_not_noted()
    {
        var before = (await Noted()).Count;
        Assert.Equal(404, (await tower.Get("/v1/releases/NONE~1")).Status);
        Assert.Equal(200, (await tower.Put("/v1/carriers/FINE", new { name = "Fine" })).Status);
        Assert.Equal(before, (await Noted()).Count);
    }

    [Fact]
    public async Task Only_the_last_of_a_caller_are_kept_and_nobody_elses_are_lost_for_them()
    {
        var log = new RefusalLog(tower.Service<IStore>());
        await log.Note(Call("quiet", 0));
        await Parallel.ForEachAsync(Enumerable.Range(1, 5_000), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (number, _) => await log.Note(Call("loud", number)));

        var loud = await log.Last(10_000, "loud");
        Assert.InRange(loud.Count, 1_900, 2_000);
        Assert.Equal("/5000", loud[0].Path);
        Assert.Single(await log.Last(10, "quiet"));
    }

    [Fact]
    public async Task A_limit_that_is_none_is_refused() => Assert.Equal(400, (await tower.Get("/v1/audit/refusals?limit=0")).Status);

    private async Task<IReadOnlyList<JsonElement>> Noted() =>
        [.. (await tower.Get("/v1/audit/refusals?limit=500")).Body.GetProperty("items").EnumerateArray().Where(call => Text(call, "by") is "api:bootstrap")];

    private static RefusedCall Call(string by, int number) =>
        new(Tower.Now.AddDays(-1).AddSeconds(number), by, "POST", $"/{number}", 422, "order.invalid-window", null, null);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();
}
