using CsCheck;
using Xunit;

namespace Dispatch.Live;

/// <summary>What is new is found in its order, whatever came in between.</summary>
public sealed class ByChangeSpecs
{
    private static readonly Gen<(int Key, long Change, bool IsGone)[]> Histories =
        Gen.Select(Gen.Int[0, 8], Gen.Long[1, 20], Gen.Int[0, 5].Select(number => number == 0), (key, change, isGone) => (key, change, isGone)).Array[0, 40];

    [Fact]
    public void Whatever_is_put_and_taken_away_the_rows_after_a_change_are_those_that_a_look_at_all_would_find() => Histories.Select(Gen.Long[0, 20]).Sample((history, after) =>
    {
        var rows = new ByChange<int, (int Key, long Change)>(row => row.Change);
        var known = new Dictionary<int, long>();
        foreach (var (key, change, isGone) in history)
        {
            if (isGone)
            {
                rows.Remove(key);
                known.Remove(key);
            }
            else
            {
                rows[key] = (key, change);
                known[key] = change;
            }
        }

        var found = rows.After(after).ToList();
        Assert.Equal(known.Where(row => row.Value > after).Select(row => row.Key).Order(), found.Select(row => row.Key).Order());
        Assert.Equal(found.Select(row => row.Change).Order(), found.Select(row => row.Change));
        Assert.Equal(known.Keys.Order(), rows.Rows.Select(row => row.Key).Order());
    });
}
