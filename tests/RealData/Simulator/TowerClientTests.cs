using System.Net;
using System.Net.Http.Headers;
using Dispatch.Recordings;
using Dispatch.Telematics;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Simulation;

public sealed class TowerClientTests
{
    private static readonly RecordedPosition[] Batch = [new("truck-1", DateTimeOffset.UnixEpoch, 26.02, -80.13)];

    private readonly FakeTimeProvider clock = new();
    private readonly List<TimeSpan> waits = [];

    [Fact]
    public async Task A_busy_tower_is_given_the_time_that_it_asks_for_and_then_the_same_batch()
    {
        using var tower = new ScriptedTower(_ => Busy(TimeSpan.FromSeconds(7)), ScriptedTower.Takes);

        Assert.Equal(1, (await Post(tower)).Accepted);
        Assert.Equal([TimeSpan.FromSeconds(7)], waits);
        Assert.Equal([["truck-1"], ["truck-1"]], tower.Requests);
    }

    [Fact]
    public async Task A_lost_connection_is_tried_again_with_growing_pauses()
    {
        using var tower = new ScriptedTower(_ => throw new HttpRequestException("lost"), _ => throw new HttpRequestException("lost"), ScriptedTower.Takes);

        await Post(tower);
        Assert.Equal([TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(500)], waits);
    }

    [Fact]
    public async Task A_tower_that_stays_away_is_given_up_at_last()
    {
        using var tower = new ScriptedTower(_ => throw new HttpRequestException("lost"));

        var complaint = await Assert.ThrowsAsync<UsageException>(() => Post(tower));
        Assert.Contains("Gave up after 5 minutes", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_key_says_how_to_give_one()
    {
        using var tower = new ScriptedTower(_ => ScriptedTower.Says(HttpStatusCode.Unauthorized, new { code = "auth.required" }));

        var complaint = await Assert.ThrowsAsync<UsageException>(() => Post(tower));
        Assert.Contains("DISPATCH_KEY", complaint.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_batch_that_is_rejected_as_a_whole_is_an_answer_like_others()
    {
        using var tower = new ScriptedTower(_ => ScriptedTower.Says(
            HttpStatusCode.UnprocessableEntity,
            new { code = "telematics.all-rejected", rejected = new[] { new { index = 0, code = "position.future", detail = "no" } }, rejectedTotal = 1 }));

        var answer = await Post(tower);
        Assert.Equal("position.future", Assert.Single(answer.Rejected).Code);
        Assert.Equal(1, answer.RejectedTotal);
    }

    [Fact]
    public async Task Another_refusal_is_shown_with_its_code()
    {
        using var tower = new ScriptedTower(_ => ScriptedTower.Says(HttpStatusCode.BadRequest, new { code = "request.malformed", detail = "no JSON" }));

        var complaint = await Assert.ThrowsAsync<UsageException>(() => Post(tower));
        Assert.Contains("400: request.malformed, no JSON", complaint.Message, StringComparison.Ordinal);
    }

    private async Task<TelematicsAnswer> Post(ScriptedTower tower)
    {
        using var http = tower.Http();
        var client = new TowerClient(http, clock)
        {
            Waiting = (_, delay) =>
            {
                waits.Add(delay);
                clock.Advance(delay);
            },
        };
        return await client.Post(Batch, "carrier", CancellationToken.None);
    }

    private static HttpResponseMessage Busy(TimeSpan retryAfter) =>
        new(HttpStatusCode.ServiceUnavailable) { Headers = { RetryAfter = new RetryConditionHeaderValue(retryAfter) } };
}
