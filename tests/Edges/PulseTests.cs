using Dispatch.Http;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Dispatch.Edges;

/// <summary>A process that stood still carries out nothing of what waited in its lines.</summary>
public sealed class PulseTests
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(250);

    private readonly FakeTimeProvider clock = new(Edge.Noon);
    private readonly Pulse pulse;

    public PulseTests() => pulse = new(clock);

    [Fact]
    public void While_it_beats_nothing_is_held_back()
    {
        for (var beat = 0; beat < 100; beat++)
        {
            clock.Advance(Beat);
            pulse.Beat();
            Assert.False(pulse.HasStoodStill);
        }
    }

    [Fact]
    public void A_long_collection_is_no_standing_still()
    {
        clock.Advance(Pulse.TooLong);
        Assert.False(pulse.HasStoodStill);
        pulse.Beat();
        Assert.False(pulse.HasStoodStill);
    }

    [Fact]
    public void It_is_known_before_the_first_beat_and_for_a_moment_after_it()
    {
        clock.Advance(Pulse.TooLong + Beat);
        Assert.True(pulse.HasStoodStill);

        pulse.Beat();
        Assert.True(pulse.HasStoodStill);

        for (var passed = Beat; passed <= Pulse.Moment; passed += Beat)
        {
            clock.Advance(Beat);
            pulse.Beat();
        }

        Assert.True(pulse.HasStoodStill);
        clock.Advance(Beat);
        Assert.False(pulse.HasStoodStill);
    }
}
