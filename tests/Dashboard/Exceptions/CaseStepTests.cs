using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class CaseStepTests
{
    private const string AckedByBob = """{"$type":"acknowledged","by":"bob"}""";
    private const string TakenByBob = """{"$type":"assigned","by":"bob","owner":"bob"}""";
    private const string ResolvedByBob = """{"$type":"resolved","by":"bob","reason":"Done."}""";
    private const string Cleared = """{"$type":"cleared","why":"Arrived."}""";
    private const string Commented = """{"$type":"commented","by":"bob","text":"Hm."}""";
    private const string Escalated = """{"$type":"escalated","deadline":"acknowledge","owner":"dispatch-lead","severity":"critical"}""";

    private static readonly CaseRow Seen = Rows.Case("a~1");

    [Theory]
    [InlineData(AckedByBob, "bob acknowledged it.", null)]
    [InlineData(TakenByBob, "bob took it.", null)]
    [InlineData("""{"$type":"assigned","by":"bob","owner":"eve"}""", "bob assigned it to eve.", null)]
    [InlineData(Commented, "bob wrote:", "Hm.")]
    [InlineData(ResolvedByBob, "bob resolved it.", "Done.")]
    [InlineData(Cleared, "It cleared by itself.", "Arrived.")]
    [InlineData(Escalated, "Its deadline to acknowledge passed: it went to dispatch-lead as critical.", null)]
    [InlineData("""{"$type":"something-new"}""", "something-new", null)]
    public void A_step_is_told_as_people_would(string fact, string said, string? text)
    {
        var step = CaseStep.Of(Rows.Step(fact));

        Assert.Equal((said, text), (step.Said, step.Text));
    }

    [Fact]
    public void A_snooze_says_until_when()
    {
        var step = CaseStep.Of(Rows.Step("""{"$type":"snoozed","by":"bob","until":"2026-05-04T13:00:00+00:00","reason":"Later."}"""));

        Assert.Equal((Rows.Noon.AddHours(1), "Later."), (step.Until, step.Text));
    }

    [Fact]
    public void Nothing_speaks_against_acting_on_what_is_as_it_was_seen() =>
        Assert.Null(Overtook(new CaseCommand.Acknowledge("ada"), Seen, Commented));

    [Fact]
    public void Who_comes_second_is_told_who_was_first_and_when()
    {
        var why = Overtook(new CaseCommand.Acknowledge("ada"), Seen with { Status = CaseStatus.Acknowledged }, AckedByBob);

        Assert.Equal("bob acknowledged it. That was 5 s ago, so yours was not done. Look again.", why);
    }

    [Fact]
    public void Nobody_takes_away_unseen_what_another_has_just_taken() => Assert.StartsWith(
        "bob took it.", Overtook(new CaseCommand.Assign("ada", "ada"), Seen with { Status = CaseStatus.InProgress, Owner = "bob" }, TakenByBob), StringComparison.Ordinal);

    [Theory]
    [InlineData(ResolvedByBob, CaseStatus.Resolved, "bob resolved it. That was 5 s ago; nothing more can be done.")]
    [InlineData(Cleared, CaseStatus.Cleared, "It cleared by itself. That was 5 s ago; nothing more can be done.")]
    public void What_has_ended_says_how(string fact, CaseStatus status, string why) =>
        Assert.Equal(why, Overtook(new CaseCommand.Comment("ada", "Hello?"), Seen with { Status = status }, fact));

    [Fact]
    public void A_comment_overwrites_nothing() =>
        Assert.Null(Overtook(new CaseCommand.Comment("ada", "On it."), Seen with { Status = CaseStatus.InProgress, Owner = "bob" }, TakenByBob));

    [Fact]
    public void My_own_step_and_one_that_came_by_itself_stop_nobody()
    {
        Assert.Null(CaseStep.Overtook(Seen, new CaseCommand.Resolve("bob", "Done."), Rows.View(Seen with { Owner = "bob" }, TakenByBob), "bob", Rows.Noon));
        Assert.Null(Overtook(new CaseCommand.Acknowledge("ada"), Seen with { Owner = "dispatch-lead" }, Escalated));
    }

    [Fact]
    public void A_bulk_says_what_was_done_and_what_was_not()
    {
        var result = BulkResult.Of(3).With(CaseId.Of("a~1"), null).With(CaseId.Of("b~1"), null);
        Assert.Equal("2 of 3…", result.Text);

        Assert.Equal("2 done, 1 refused: c~1: bob took it.", result.With(CaseId.Of("c~1"), "bob took it.").Text);
    }

    [Fact]
    public void Tomorrow_begins_where_the_person_is()
    {
        var zone = Shell.Zones.Find("America/Los_Angeles")!;

        Assert.Equal(new DateTimeOffset(2026, 5, 5, 15, 0, 0, TimeSpan.Zero), SnoozeChoice.From(Rows.Noon, zone)[^1].Until);
    }

    private static string? Overtook(CaseCommand command, CaseRow now, params string[] history) =>
        CaseStep.Overtook(Seen, command, Rows.View(now, history), "ada", Rows.Noon);
}
