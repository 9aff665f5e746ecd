using Dispatch.Recordings;
using Dispatch.Telematics;
using Microsoft.Extensions.Time.Testing;

namespace Dispatch.Simulation;

public sealed class ReplayTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 15, 0, 0, TimeSpan.Zero);
    private static readonly Recording FiveHours = new(
        "truck", [.. Enumerable.Range(0, 6).Select(hour => new RecordedPosition($"at-{hour}", DateTimeOffset.UnixEpoch.AddHours(hour), 26, -80))]);

    [Fact]
    public async Task As_fast_as_possible_it_sends_everything_in_order_and_in_batches()
    {
        using var tower = new ScriptedTower(ScriptedTower.Takes);
        using var http = tower.Http();
        var clock = new FakeTimeProvider();
        var tally = new Tally();

        await new Replay(new TowerClient(http, clock), clock).Play(FiveHours, Options("--speed", "0", "--batch", "4"), tally, () => { }, CancellationToken.None);

        Assert.Equal([["at-0", "at-1", "at-2", "at-3"], ["at-4", "at-5"]], tower.Requests);
        Assert.Equal("sent 6, accepted 6, duplicates 0, rejected 0", tally.ToString());
    }

    [Fact]
    public async Task At_a_speed_only_what_is_due_is_sent()
    {
        using var tower = new ScriptedTower(ScriptedTower.Takes);
        using var http = tower.Http();
        var clock = new FakeTimeProvider();
        using var stop = new CancellationTokenSource();
        var tally = new Tally();

        var playing = new Replay(new TowerClient(http, clock), clock).Play(FiveHours, Options("--speed", "3600"), tally, () => { }, stop.Token);
        Assert.Equal(1, tally.Sent);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => playing);
    }

    [Fact]
    public void Shifted_to_the_present_it_begins_now_in_real_time() =>
        Assert.Equal(Now, Replay.AtPresent(FiveHours, speed: 1, Now).Begin);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 30)]
    public void Played_faster_it_ends_at_the_moment_at_which_it_has_been_played(double speed, int takesMinutes) =>
        Assert.Equal(Now.AddMinutes(takesMinutes), Replay.AtPresent(FiveHours, speed, Now).End);

    [Theory]
    [InlineData("--speed needs a value", "a.csv", "--speed")]
    [InlineData("--speed is a number", "a.csv", "--speed", "fast")]
    [InlineData("no option --sped", "a.csv", "--sped", "1")]
    [InlineData("--url does not know", "a.csv", "--url", "tower")]
    [InlineData("One file at a time", "a.csv", "b.csv")]
    [InlineData("Which file?")]
    public void A_command_line_that_makes_no_sense_is_answered_in_one_sentence(string sentence, params string[] arguments) =>
        Assert.Contains(sentence, Assert.Throws<UsageException>(() => ReplayOptions.Parse(arguments, _ => null)).Message, StringComparison.Ordinal);

    [Fact]
    public void The_key_may_come_from_the_environment_and_the_option_wins()
    {
        Assert.Equal("from-environment", ReplayOptions.Parse(["a.csv"], _ => "from-environment").Key);
        Assert.Equal("from-option", ReplayOptions.Parse(["a.csv", "--key", "from-option"], _ => "from-environment").Key);
    }

    private static ReplayOptions Options(params string[] arguments) => ReplayOptions.Parse(["a.csv", .. arguments], _ => null);
}
