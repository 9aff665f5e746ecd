using Xunit;

namespace Dispatch;

/// <summary>A reader that begins again where it was saved tells others once more what it told them, and they know it.</summary>
public sealed class ReactionIdSpecs
{
    private static readonly string Fifth = ReactionId.Of(FactId.Of("ACME~7", 5), isLate: false);

    [Fact]
    public void The_same_word_is_a_repeat() => Assert.True(ReactionId.IsRepeated(Fifth, Fifth));

    [Theory]
    [InlineData("ACME~7", 4, true)]
    [InlineData("ACME~7", 6, false)]
    [InlineData("ACME~7", 10, false)]
    [InlineData("ACME~70", 4, false)]
    [InlineData("ACME~", 4, false)]
    public void So_is_what_follows_from_an_older_fact_of_the_same_aggregate(string key, int version, bool isRepeated)
    {
        var word = ReactionId.Of(FactId.Of(key, version), isLate: false);

        Assert.Equal(isRepeated, ReactionId.IsRepeated(word, Fifth));
        Assert.Equal(isRepeated, ReactionId.IsRepeated($"{word}:TakeByHand", $"{Fifth}:Change"));
    }

    [Fact]
    public void Several_words_that_follow_from_one_fact_are_each_heard() => Assert.False(ReactionId.IsRepeated($"{Fifth}:2", $"{Fifth}:1"));

    [Fact]
    public void An_order_whose_number_looks_like_a_fact_is_another_aggregate()
    {
        var odd = ReactionId.Of(FactId.Of("ACME~7@9:x", 3), isLate: false);

        Assert.False(ReactionId.IsRepeated(Fifth, odd));
        Assert.False(ReactionId.IsRepeated(odd, Fifth));
    }

    [Fact]
    public void What_comes_out_of_the_quarantine_is_heard_late_but_not_twice()
    {
        var late = ReactionId.Of(FactId.Of("ACME~7", 3), isLate: true);

        Assert.False(ReactionId.IsRepeated(late, Fifth));
        Assert.True(ReactionId.IsRepeated(late, late));
        Assert.True(ReactionId.IsRepeated(late, ReactionId.Of(FactId.Of("ACME~7", 3), isLate: false)));
    }

    [Theory]
    [InlineData("api:erp/reaction:ACME~7@4")]
    [InlineData("milestone:reaction:ACME~7@4")]
    [InlineData("telematics:3:100:0")]
    [InlineData("reaction:ACME~7")]
    [InlineData("reaction:ACME~7@x")]
    public void Other_ids_are_only_compared(string id)
    {
        Assert.False(ReactionId.IsRepeated(id, Fifth));
        Assert.False(ReactionId.IsRepeated(Fifth, id));
        Assert.True(ReactionId.IsRepeated(id, id));
    }
}
