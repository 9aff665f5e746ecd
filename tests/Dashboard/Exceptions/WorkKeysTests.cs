using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class WorkKeysTests
{
    private static readonly Worklist Two = Worklist.Of("ada").With(Rows.Tower(Rows.Case("a~1"), Rows.Case("b~1")), hold: false);

    [Theory]
    [InlineData("j", "a~1")]
    [InlineData("jj", "b~1")]
    [InlineData("jjj", "b~1")]
    [InlineData("jjk", "a~1")]
    [InlineData("k", "a~1")]
    public void The_cursor_moves_and_stops_at_the_ends(string keys, string cursor) => Assert.Equal(cursor, Press(keys).List.Cursor?.Value);

    [Fact]
    public void A_row_is_selected_and_unselected()
    {
        Assert.Equal([CaseId.Of("a~1")], Press("jx").List.Selected);
        Assert.Empty(Press("jxx").List.Selected);
    }

    [Fact]
    public void What_is_selected_is_acted_on_before_what_is_under_the_cursor()
    {
        Assert.Equal("b~1", Assert.Single(Press("jxjx" + "kx").List.Targets).ExceptionId.Value);
        Assert.Equal("a~1", Assert.Single(Press("j").List.Targets).ExceptionId.Value);
    }

    [Theory]
    [InlineData("jo", WorkIntent.Open)]
    [InlineData("ja", WorkIntent.Acknowledge)]
    [InlineData("jm", WorkIntent.Take)]
    [InlineData("js", WorkIntent.Snooze)]
    [InlineData("jc", WorkIntent.Comment)]
    [InlineData("jr", WorkIntent.Resolve)]
    [InlineData("a", WorkIntent.None)]
    [InlineData("o", WorkIntent.None)]
    [InlineData("jq", WorkIntent.None)]
    public void A_key_means_something_only_where_there_is_something_to_do_it_to(string keys, WorkIntent intent) => Assert.Equal(intent, Press(keys).Intent);

    [Fact]
    public void Every_key_of_the_list_is_in_the_help()
    {
        var told = Shell.KeyGroup.All.SelectMany(group => group.Keys).SelectMany(key => key.Keys.Split(' ')).ToHashSet(StringComparer.Ordinal);

        Assert.All("jkxoamscr.", key => Assert.Contains(key.ToString(), told));
    }

    private static (Worklist List, WorkIntent Intent) Press(string keys) =>
        keys.Aggregate((List: Two, Intent: WorkIntent.None), (before, key) => before.List.Press(key.ToString()));
}
