using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class ExceptionBoardTests
{
    [Fact]
    public void The_worst_exception_stands_first()
    {
        var board = ExceptionBoard.Empty.With(Rows.Tower(
            Rows.Case("a~1", Severity.Minor), Rows.Case("b~1", Severity.Critical), Rows.Case("c~1")));

        Assert.Equal(["b~1", "c~1", "a~1"], board.Rows.Select(row => row.ExceptionId.Value));
    }

    [Fact]
    public void Among_equals_the_next_deadline_stands_first()
    {
        var board = ExceptionBoard.Empty.With(Rows.Tower(
            Rows.Case("a~1", acknowledgeInMinutes: 30), Rows.Case("b~1", acknowledgeInMinutes: 5)));

        Assert.Equal(["b~1", "a~1"], board.Rows.Select(row => row.ExceptionId.Value));
    }

    [Fact]
    public void An_acknowledged_exception_counts_down_to_its_resolution()
    {
        var row = Rows.Case("a~1", status: CaseStatus.Acknowledged);

        Assert.Equal(row.ResolveBy, row.Due);
    }

    [Fact]
    public void An_exception_that_ended_is_not_listed()
    {
        var board = ExceptionBoard.Empty.With(Rows.Tower(Rows.Case("a~1", status: CaseStatus.Cleared)));

        Assert.Empty(board.Rows);
    }

    [Fact]
    public void A_view_in_which_no_exception_changed_leaves_the_board_as_it_is()
    {
        var view = Rows.Tower(Rows.Case("a~1"));
        var board = ExceptionBoard.Empty.With(view);

        Assert.Same(board, board.With(view with { AsOf = Rows.Noon.AddSeconds(1) }));
    }

    [Fact]
    public void A_type_that_nobody_has_named_yet_is_shown_by_its_id() => Assert.Equal("XX-NEW", CaseTypeNames.Of(CaseType.Of("XX-NEW")));
}
