using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class WorklistTests
{
    private static readonly Worklist Three = List(Rows.Case("b~1"), Rows.Case("a~1", Severity.Critical), Rows.Case("c~1", Severity.Minor));

    [Fact]
    public void The_worst_stands_first_and_among_equals_the_next_deadline() => Assert.Equal(
        ["b~1", "d~1", "c~1", "a~1"],
        Ids(List(Rows.Case("a~1", Severity.Minor), Rows.Case("b~1", Severity.Critical), Rows.Case("c~1", acknowledgeInMinutes: 30), Rows.Case("d~1"))));

    [Theory]
    [InlineData(WorkSort.Deadline, "c~1 b~1 a~1")]
    [InlineData(WorkSort.Age, "b~1 c~1 a~1")]
    [InlineData(WorkSort.Client, "c~1 a~1 b~1")]
    [InlineData(WorkSort.Type, "a~1 b~1 c~1")]
    public void It_can_be_sorted_otherwise(WorkSort sort, string ids)
    {
        var list = List(
            Rows.Case("a~1", Severity.Critical, acknowledgeInMinutes: 30) with { ClientId = ClientId.Of("b"), Type = CaseType.MissedDelivery },
            Rows.Case("b~1", acknowledgeInMinutes: 20) with { ClientId = ClientId.Of("c"), DetectedAt = Rows.Noon.AddHours(-3) },
            Rows.Case("c~1", acknowledgeInMinutes: 10) with { ClientId = ClientId.Of("a"), Type = CaseType.TrackingSilence });

        Assert.Equal(ids.Split(' '), Ids(list.Asked(WorkFilter.Default, sort)));
    }

    [Fact]
    public void While_hands_are_in_the_list_its_order_holds_and_what_would_change_is_counted()
    {
        var held = Three.With(Rows.Tower(Rows.Case("b~1", Severity.Critical, 1), Rows.Case("c~1", Severity.Minor), Rows.Case("d~1")), hold: true);

        Assert.Equal(["a~1", "b~1", "c~1"], Ids(held));
        Assert.Equal(Severity.Critical, held.Rows[1].Severity);
        Assert.True(held.HasEnded(CaseId.Of("a~1")));
        Assert.Equal(2, held.Changes);
        Assert.Equal(["b~1", "d~1", "c~1"], Ids(held.Sorted()));
        Assert.Equal(0, held.Sorted().Changes);
    }

    [Fact]
    public void A_row_that_would_move_is_one_change_too() =>
        Assert.Equal(1, Three.With(Rows.Tower(Rows.Case("b~1", Severity.Critical, 1), Rows.Case("a~1", Severity.Critical), Rows.Case("c~1", Severity.Minor)), hold: true).Changes);

    [Fact]
    public void An_empty_list_is_not_held_from_its_first_rows() => Assert.Single(Worklist.Of("ada").With(Rows.Tower(Rows.Case("a~1")), hold: true).Rows);

    [Fact]
    public void A_view_in_which_no_exception_changed_leaves_the_list_as_it_is()
    {
        var view = Rows.Tower(Rows.Case("a~1"));
        var list = Worklist.Of("ada").With(view, hold: false);

        Assert.Same(list, list.With(view with { AsOf = Rows.Noon.AddSeconds(1) }, hold: false));
    }

    [Fact]
    public void The_cursor_goes_to_the_row_that_took_the_place_of_one_that_ended()
    {
        var list = Three.MovedTo(CaseId.Of("b~1")).With(Rows.Tower(Rows.Case("a~1", Severity.Critical), Rows.Case("c~1")), hold: false);

        Assert.Equal(CaseId.Of("c~1"), list.Cursor);
    }

    [Fact]
    public void What_ended_is_not_selected_any_more()
    {
        var list = Three.Toggled(CaseId.Of("a~1")).Toggled(CaseId.Of("b~1")).With(Rows.Tower(Rows.Case("b~1")), hold: true);

        Assert.Equal([CaseId.Of("b~1")], list.Selected);
    }

    [Fact]
    public void Sleepers_are_listed_only_where_they_are_asked_for()
    {
        var list = List(Rows.Case("a~1"), Rows.Case("b~1", status: CaseStatus.Snoozed));

        Assert.Equal(["a~1"], Ids(list));
        Assert.Equal(["b~1"], Ids(list.Asked(new(Status: WorkStatus.Snoozed), WorkSort.Severity)));
        Assert.Equal(2, list.Asked(new(Status: WorkStatus.Any), WorkSort.Severity).Rows.Length);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("me", 1)]
    [InlineData("nobody", 1)]
    [InlineData("bob", 1)]
    public void Owners_are_me_nobody_or_somebody(string? owner, int count)
    {
        var list = List(Rows.Case("a~1") with { Owner = "ada" }, Rows.Case("b~1") with { Owner = "dispatch-lead" }, Rows.Case("c~1") with { Owner = "bob" });

        Assert.Equal(count, list.Asked(new(Owner: owner), WorkSort.Severity).Rows.Length);
    }

    [Theory]
    [InlineData("C~1", 1)]
    [InlineData("missed PICKUP", 3)]
    [InlineData("swft", 3)]
    [InlineData("nothing like it", 0)]
    public void A_text_is_looked_for_wherever_a_person_would(string text, int count) =>
        Assert.Equal(count, Three.Asked(new(Text: text), WorkSort.Severity).Rows.Length);

    [Fact]
    public void No_more_can_be_selected_than_can_be_worked_at_once()
    {
        var list = List([.. Enumerable.Range(0, 250).Select(i => Rows.Case($"s{i:000}~1"))]);

        list = list.ToggledPage().Turned(1).ToggledPage().Turned(2).ToggledPage();

        Assert.Equal(3, list.Pages);
        Assert.Equal(Worklist.MaxSelected, list.Selected.Count);
        Assert.Equal(100, list.Turned(1).ToggledPage().Selected.Count);
    }

    [Fact]
    public void The_cursor_turns_the_page()
    {
        var list = List([.. Enumerable.Range(0, 250).Select(i => Rows.Case($"s{i:000}~1"))]).MovedTo(CaseId.Of("s099~1"));

        Assert.Equal(0, list.Page);
        Assert.Equal(1, list.Moved(1).Page);
        Assert.Equal(CaseId.Of("s249~1"), list.Moved(1000).Cursor);
    }

    private static Worklist List(params CaseRow[] rows) => Worklist.Of("ada").With(Rows.Tower(rows), hold: false);

    private static IEnumerable<string> Ids(Worklist list) => list.Rows.Select(row => row.ExceptionId.Value);
}
