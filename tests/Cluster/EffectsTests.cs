using Dispatch.Storage;

namespace Dispatch.Cluster;

/// <summary>What entries want of others: in order for each, side by side, and nothing is passed over.</summary>
public sealed class EffectsTests
{
    private readonly List<string> done = [];
    private readonly List<long> givenUp = [];
    private readonly Dictionary<string, TaskCompletionSource> held = [];
    private readonly Effects effects;

    public EffectsTests() => effects = new((entry, _) =>
    {
        givenUp.Add(entry.Position);
        return Task.CompletedTask;
    });

    [Fact]
    public async Task A_destination_is_served_in_order_and_no_other_waits_for_it()
    {
        Hold("a1");
        Add(1, "a", "a1");
        Add(2, "a", "a2");
        Add(3, "b", "b1");
        effects.Serve();

        Assert.Equal(["b1"], done);
        Assert.Equal(1, effects.Oldest);
        held["a1"].SetResult();
        await effects.Settle();

        Assert.Equal(["b1", "a1", "a2"], done);
        Assert.Null(effects.Oldest);
    }

    [Fact]
    public async Task More_can_be_added_while_others_are_under_way()
    {
        Hold("a1");
        Add(1, "a", "a1");
        effects.Serve();
        Add(2, "a", "a2");
        Add(3, "b", "b1");
        effects.Serve();
        held["a1"].SetResult();

        await effects.Settle();
        Assert.Equal(["a1", "a2", "b1"], done.Order());
        Assert.True(done.IndexOf("a1") < done.IndexOf("a2"));
    }

    [Fact]
    public async Task What_hinders_one_is_said_and_it_is_left_until_it_is_asked_for_again()
    {
        var isAway = true;
        Add(1, "a", () => isAway ? throw new StoreUnavailableException("away") : Do("a1"));
        Add(2, "a", "a2");
        effects.Serve();

        await Assert.ThrowsAsync<StoreUnavailableException>(effects.Room);
        await Assert.ThrowsAsync<StoreUnavailableException>(effects.Settle);
        Assert.Equal(1, effects.Oldest);
        isAway = false;
        effects.Serve();
        await effects.Settle();

        Assert.Equal(["a1", "a2"], done);
        Assert.Empty(givenUp);
    }

    [Fact]
    public async Task An_entry_that_fails_three_times_is_given_up_and_the_next_goes_on()
    {
        Add(1, "a", () => throw new InvalidOperationException("damaged"));
        Add(2, "a", "a2");
        foreach (var _ in Enumerable.Range(0, 2))
        {
            effects.Serve();
            await Assert.ThrowsAsync<InvalidOperationException>(effects.Settle);
        }

        Assert.Empty(givenUp);
        effects.Serve();
        await effects.Settle();

        Assert.Equal([1], givenUp);
        Assert.Equal(["a2"], done);
    }

    [Fact]
    public async Task With_too_many_waiting_nothing_more_is_read_until_some_are_done()
    {
        Hold("a0");
        foreach (var number in Enumerable.Range(0, 1_024))
        {
            Add(number, "a", $"a{number}");
        }

        effects.Serve();
        var room = effects.Room();
        Assert.False(room.IsCompleted);
        held["a0"].SetResult();
        await room;
    }

    [Fact]
    public async Task At_rest_what_is_under_way_is_ended_and_nothing_else_begun()
    {
        Hold("a1");
        Add(1, "a", "a1");
        Add(2, "a", "a2");
        effects.Serve();
        var rest = effects.Rest();
        Assert.False(rest.IsCompleted);
        held["a1"].SetResult();
        await rest;

        Assert.Equal(["a1"], done);
        Assert.Equal(2, effects.Oldest);
    }

    private void Hold(string name) => held[name] = new();

    private void Add(long position, string destination, string name) => Add(position, destination, () => Do(name));

    private void Add(long position, string destination, Func<Task> run) => effects.Add(destination, new(position, default), default, run);

    private async Task Do(string name)
    {
        await (held.TryGetValue(name, out var hold) ? hold.Task : Task.CompletedTask);
        done.Add(name);
    }
}
