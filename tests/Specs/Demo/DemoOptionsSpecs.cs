using Xunit;

namespace Dispatch.Simulation;

public sealed class DemoOptionsSpecs
{
    [Fact]
    public void Without_the_word_there_is_no_demo_and_every_argument_is_the_towers()
    {
        Assert.Null(DemoOptions.Take(["--speed", "3", "--urls", "http://x"], out var rest));
        Assert.Equal(["--speed", "3", "--urls", "http://x"], rest);
    }

    [Fact]
    public void The_demos_own_arguments_are_taken_out()
    {
        Assert.Equal(new(Seed: 5, Speed: 20), DemoOptions.Take(["--urls", "http://x", "--demo", "--speed", "20", "--seed", "5"], out var rest));
        Assert.Equal(["--urls", "http://x"], rest);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("61")]
    [InlineData("-1")]
    [InlineData("fast")]
    [InlineData(null)]
    public void A_speed_that_is_none_is_refused(string? speed)
    {
        string[] arguments = speed is null ? ["--demo", "--speed"] : ["--demo", "--speed", speed];
        Assert.Contains("--speed is a whole number from 1 to 60", Assert.Throws<UsageException>(() => DemoOptions.Take(arguments, out _)).Message, StringComparison.Ordinal);
    }
}
