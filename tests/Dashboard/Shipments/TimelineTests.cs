using Dispatch.Fakes;
using Dispatch.Shell;
using Xunit;

namespace Dispatch.Shipments;

public sealed class TimelineTests
{
    private const string Id = "acme~1";

    [Fact]
    public void Positions_in_a_row_are_one_line_and_the_newest_is_on_top()
    {
        var board = TimelineBoard.From(0).WithNewer([Journeys.Fact(Id, 1, "released"), .. Journeys.Seen(Id, 2, 3), Journeys.Fact(Id, 5, "arrived"), .. Journeys.Seen(Id, 6, 2)]);

        Assert.Equal([("seen", 2), ("arrived", 1), ("seen", 3), ("released", 1)], board.Lines(null).Select(line => (line.Newest.Type, line.Items.Count)));
    }

    [Fact]
    public void A_run_of_positions_keeps_its_key_while_it_grows()
    {
        var board = TimelineBoard.From(0).WithNewer(Journeys.Seen(Id, 1, 3));

        Assert.Equal(board.Lines(null).Single().Key, board.WithNewer(Journeys.Seen(Id, 4, 2)).Lines(null).Single().Key);
    }

    [Fact]
    public void A_long_history_begins_with_its_newest_page_and_is_read_backwards()
    {
        var all = Journeys.Seen(Id, 1, 450);
        var board = TimelineBoard.From(450).WithNewer(all.Skip(250));
        Assert.Equal((200, 250L, true), (board.Items.Count, board.Before, board.HasEarlier));

        board = board.WithEarlier(all.Skip((int)board.Earlier).Take(200));
        board = board.WithEarlier(all.Skip((int)board.Earlier).Take(200));

        Assert.Equal(all, board.Items);
        Assert.False(board.HasEarlier);
    }

    [Fact]
    public void What_is_known_already_is_not_added_again()
    {
        var board = TimelineBoard.From(0).WithNewer(Journeys.Seen(Id, 1, 3));

        Assert.Same(board, board.WithNewer(Journeys.Seen(Id, 1, 3)));
    }

    [Fact]
    public void It_is_filtered_by_kind_and_what_nobody_knows_is_never_hidden()
    {
        var board = TimelineBoard.From(0).WithNewer([Journeys.Fact(Id, 1, "arrived"), Journeys.Fact(Id, 2, "missed"), Journeys.Fact(Id, 3, "newKind")]);

        Assert.Equal(["newKind", "missed"], board.Lines(FactKind.Trouble).Select(line => line.Newest.Type));
    }

    [Fact]
    public void A_fact_that_was_told_late_says_by_how_much()
    {
        Assert.Equal(TimeSpan.FromMinutes(25), new TimelineLine([Journeys.Fact(Id, 1, "arrived", lateMinutes: 25)]).Lag);
        Assert.Null(new TimelineLine([Journeys.Fact(Id, 1, "arrived", lateMinutes: 1)]).Lag);
    }

    [Theory]
    [InlineData("arrived", """ "stop":1""", "Arrived at Dallas yard (stop 1)")]
    [InlineData("departed", """ "stop":2""", "Left Houston dock (stop 2)")]
    [InlineData("arrivalWithdrawn", """ "stop":1""", "Was not at Dallas yard (stop 1) after all: the arrival is taken back")]
    [InlineData("statusChanged", """ "from":"dispatched","to":"inTransit" """, "From dispatched to in transit")]
    [InlineData("seen", """ "point":{"lat":32.7767,"lon":-96.7970}""", "Seen at 32.777, -96.797")]
    [InlineData("resumed", """ "incident":1,"silentFor":"00:42:00","why":"It spoke." """, "Heard again after 42 min: It spoke.")]
    [InlineData("wentSilent", """ "since":"2026-05-04T11:00:00Z","incident":1,"carrierId":"SWFT","vehicleId":"T1","customerTier":null""", "SWFT / T1 fell silent; last heard 4 May 11:00 UTC")]
    [InlineData("missed", """ "stop":1,"kind":"pickup","incident":1,"dueAt":"2026-05-04T10:00:00Z","place":"Dallas yard","customerTier":"gold" """, "Pickup missed at Dallas yard: nobody had come by 4 May 10:00 UTC")]
    [InlineData("missEnded", """ "stop":1,"kind":"pickup","incident":1,"late":"01:30:00","why":"It came." """, "Missed pickup at Dallas yard (stop 1) is over, 1 h 30 min late: It came.")]
    [InlineData("stopTimed", """ "stop":2,"classifier":"estimated","times":{"arrival":"2026-05-04T17:00:00Z","departure":null}""", "Houston dock (stop 2) estimated: in 4 May 17:00 UTC")]
    [InlineData("milestoneReported", """ "type":"delayed","stop":2,"classifier":"actual","time":"2026-05-04T11:30:00Z","reason":"AI","remark":"Flat tyre" """, "Reported: delayed at Houston dock (stop 2), actual 4 May 11:30 UTC, reason AI: “Flat tyre”")]
    [InlineData("assigned", """ "assignment":{"carrierId":"SWFT","vehicleId":"T1","trailerId":"9","version":1,"since":"2026-05-04T11:00:00Z"},"before":null""", "Assigned to SWFT / T1 with trailer 9")]
    [InlineData("etaChanged", """ "eta":null""", "No arrival is expected any more")]
    [InlineData("newKind", "", "newKind")]
    public void Every_fact_is_told_in_words(string type, string fact, string words) =>
        Assert.Equal(words, FactWords.Of(Journeys.Fact(Id, 1, type, fact), Journeys.Shipment(Id), Reading.Default, Rows.Noon));

    [Fact]
    public void A_remark_of_ten_thousand_characters_is_cut()
    {
        var fact = Journeys.Fact(Id, 1, "milestoneReported", $$""" "type":"delayed","stop":2,"classifier":"actual","time":"2026-05-04T11:30:00Z","reason":null,"remark":"{{new string('W', 10_000)}}" """);

        Assert.InRange(FactWords.Of(fact, Journeys.Shipment(Id), Reading.Default, Rows.Noon).Length, 1, 301);
    }

    [Fact]
    public void The_terms_of_an_estimate_add_up_to_its_bar()
    {
        var bar = EtaBar.Of(new(Rows.Noon.AddHours(4), Rows.Noon.AddHours(5), [new("drive", TimeSpan.FromHours(3), "216 km"), new("rest", TimeSpan.FromHours(1), "")]));

        Assert.Equal((Rows.Noon, 75d, 25d), (bar.MadeAt, bar.Parts[0].Percent, bar.Parts[1].Percent));
        Assert.Equal("driver's rest", bar.Parts[1].Name);
    }

    [Fact]
    public void Data_is_shown_with_a_line_for_each_value_and_what_is_no_json_as_it_is()
    {
        Assert.Equal("{\n  \"a\": \"é<b>\"\n}", PrettyJson.Of(new("""{"a":"é<b>"}""")).ReplaceLineEndings("\n"));
        Assert.Equal("{", PrettyJson.Of(new("{")));
    }
}
