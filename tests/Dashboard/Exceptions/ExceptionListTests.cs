using Bunit;
using Dispatch.Fakes;
using MudBlazor;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class ExceptionListTests : PageContext
{
    [Fact]
    public void Deadlines_tick_with_the_clock()
    {
        var list = Show(Rows.Case("acme~1~1"));
        Assert.Contains("15 min 00 s", list.Find(".deadline").TextContent, StringComparison.Ordinal);

        Time.Advance(TimeSpan.FromSeconds(2));

        list.WaitForAssertion(() => Assert.Contains("14 min 58 s", list.Find(".deadline").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_deadline_that_has_passed_is_marked_as_such()
    {
        var list = Show(Rows.Case("acme~1~1", acknowledgeInMinutes: -3));

        Assert.Contains("3 min 00 s late", list.Find(".deadline-passed").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Acknowledging_tells_the_exception_in_the_persons_name()
    {
        Show(Rows.Case("acme~1~1")).Find(".case-acknowledge").Click();

        var (id, command, origin) = Assert.Single(Grains.Handled);
        Assert.Equal("acme~1~1", id);
        Assert.Equal(new CaseCommand.Acknowledge("ada"), command);
        Assert.Equal("person:ada", origin.Source);
        Assert.Equal(Rows.Noon, origin.ReceivedAt);
    }

    [Fact]
    public void A_refusal_is_shown_in_its_own_words()
    {
        Grains.Answer = _ => Task.FromResult<Refusal?>(new("exception.ended", "It was cleared a moment ago."));

        Show(Rows.Case("acme~1~1")).Find(".case-acknowledge").Click();

        Assert.Equal("It was cleared a moment ago.", Assert.Single(Messages()));
    }

    [Fact]
    public void A_tower_that_does_not_answer_is_said_and_the_button_can_be_pressed_again()
    {
        Grains.Answer = _ => Task.FromException<Refusal?>(new TimeoutException());

        var list = Show(Rows.Case("acme~1~1"));
        list.Find(".case-acknowledge").Click();

        Assert.StartsWith("The tower did not answer.", Assert.Single(Messages()), StringComparison.Ordinal);
        Assert.False(list.Find(".case-acknowledge").HasAttribute("disabled"));
    }

    [Fact]
    public void The_button_is_disabled_while_the_answer_is_awaited()
    {
        var answer = new TaskCompletionSource<Refusal?>();
        Grains.Answer = _ => answer.Task;

        var list = Show(Rows.Case("acme~1~1"));
        list.Find(".case-acknowledge").Click();
        Assert.True(list.Find(".case-acknowledge").HasAttribute("disabled"));

        answer.SetResult(null);
        list.WaitForAssertion(() => Assert.False(list.Find(".case-acknowledge").HasAttribute("disabled")));
    }

    [Fact]
    public void An_acknowledged_exception_has_no_button_and_only_the_deadline_of_its_resolution()
    {
        var list = Show(Rows.Case("acme~1~1", status: CaseStatus.Acknowledged));

        Assert.Empty(list.FindAll(".case-acknowledge"));
        Assert.Contains("Resolve", Assert.Single(list.FindAll(".deadline")).TextContent, StringComparison.Ordinal);
        Assert.Contains("acknowledged", list.Find(".case-status").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Severity_is_told_by_a_word_and_an_icon_not_by_colour_alone()
    {
        var list = Show(Rows.Case("acme~1~1", Severity.Critical));

        Assert.Equal("critical", list.Find(".case-severity").TextContent);
        Assert.NotEmpty(list.FindAll(".case .severity-mark"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    public void What_a_partner_wrote_is_text_and_never_markup(string hostile)
    {
        var list = Show(Rows.Case($"{hostile}~1") with { Summary = hostile, Owner = hostile, Type = CaseType.Of(hostile) });

        Assert.Equal(hostile, list.Find(".case-summary").TextContent);
        Assert.Empty(list.FindAll("script, img, [onmouseover], [onerror]"));
    }

    [Fact]
    public void A_text_without_end_is_shortened()
    {
        var list = Show(Rows.Case("acme~1~1") with { Summary = new string('W', 10_000), Owner = new string('o', 10_000) });

        Assert.InRange(list.Markup.Length, 1, 20_000);
        Assert.EndsWith("…", list.Find(".case-summary").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_exceptions_the_list_says_so()
    {
        var list = Show();

        Assert.Contains("No open exceptions.", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_flood_of_exceptions_is_shown_a_hundred_at_a_time_and_counted_in_full()
    {
        var list = Show([.. Enumerable.Range(0, 250).Select(i => Rows.Case($"acme~{i}~1"))]);

        Assert.Equal("250 open", list.Find(".cases-count").TextContent);
        Assert.Equal(100, list.FindAll(".case").Count);

        list.Find(".cases-more").Click();
        Assert.Equal(200, list.FindAll(".case").Count);
    }

    private IRenderedComponent<ExceptionList> Show(params CaseRow[] rows)
    {
        Render<MudPopoverProvider>();
        return Render<ExceptionList>(list => list.Add(l => l.Board, ExceptionBoard.Empty.With(Rows.Tower(rows))));
    }
}
