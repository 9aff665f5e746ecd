using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class CountdownTests
{
    [Theory]
    [InlineData(7200, "2 h 00 min", Urgency.Calm)]
    [InlineData(301, "5 min 01 s", Urgency.Calm)]
    [InlineData(300, "5 min 00 s", Urgency.Soon)]
    [InlineData(1, "1 s", Urgency.Soon)]
    [InlineData(0, "0 s", Urgency.Soon)]
    [InlineData(-1, "1 s late", Urgency.Passed)]
    [InlineData(-90_061, "1 d 1 h late", Urgency.Passed)]
    public void A_deadline_says_how_much_time_is_left_and_how_urgent_that_is(int secondsLeft, string text, Urgency urgency) =>
        Assert.Equal(new Countdown(text, urgency), Countdown.Of(Rows.Noon.AddSeconds(secondsLeft), Rows.Noon));
}
