using System.Text.Json;
using CsCheck;
using Dispatch.Shipments;
using Dispatch.Storage;
using Xunit;
using static Dispatch.Exceptions.CaseCommand;

namespace Dispatch.Exceptions;

/// <summary>What holds whatever an exception is told, in whatever order. A failure prints its seed.</summary>
public sealed class RandomWorkSpecs
{
    private static readonly Gen<string> Texts = Gen.OneOf("ann", "bob", "", new string('x', 2_001));
    private static readonly Gen<DateTimeOffset> Times = Gen.Double[0, 24].Select(Some.At);

    private static readonly Gen<CaseCommand> Deadlines =
        Gen.OneOf("acknowledge", "resolve", "snooze").Select(name => (CaseCommand)new MeetDeadline(name));

    /// <summary>An end comes seldom, so that there is something to end.</summary>
    private static readonly Gen<CaseCommand> Commands = Gen.OneOf<CaseCommand>(
        Deadlines,
        Gen.Const((CaseCommand)Working.MissedPickup),
        Texts.Select(by => (CaseCommand)new Acknowledge(by)),
        Gen.Select(Texts, Texts, (by, owner) => (CaseCommand)new Assign(by, owner)),
        Gen.Select(Texts, Texts, (by, text) => (CaseCommand)new Comment(by, text)),
        Gen.Select(Texts, Times, (by, until) => (CaseCommand)new Snooze(by, until, "later")),
        Gen.Frequency((9, Deadlines), (1, Gen.Select(Texts, Texts, (by, reason) => (CaseCommand)new Resolve(by, reason)))),
        Gen.Frequency((9, Deadlines), (1, Times.Select(at => (CaseCommand)new Clear(at, "The truck arrived.", "x@1")))));

    private static readonly Gen<(CaseCommand Command, double LaterHours)[]> Told = Gen.Select(Commands, Gen.Double[0, 1]).Array[1, 30];

    [Fact]
    public void Folding_the_facts_gives_the_state_bit_for_bit_also_after_it_was_stored() => Told.Sample(told =>
    {
        var history = Play(told);
        var stored = Bytes(history[^1].Case);
        Assert.Equal(stored, Bytes(history.SelectMany(Facts).Aggregate(Case.Unknown(Working.Id), CaseEvolution.Evolve)));
        Assert.Equal(stored, Bytes(JsonSerializer.Deserialize(stored, StoredJson.Default.Case)!));
    });

    [Fact]
    public void A_repeat_right_away_says_nothing_except_for_a_comment() => Told.Sample(told =>
    {
        foreach (var (working, command) in Play(told).Skip(1).Zip(told.Select(step => step.Command)))
        {
            // Two equal comments may be meant; a repeat of the same request is known by its command id.
            if (working.Verdict is Verdict<CaseFact>.Accepted && command is not Comment)
            {
                working.When(command).ThenNothing();
            }
        }
    });

    [Fact]
    public void Whoever_owns_it_each_deadline_passes_once_and_what_ended_is_due_nowhere() => Told.Sample(told =>
    {
        var history = Play(told);
        var passed = history.SelectMany(Facts).OfType<CaseFact.Escalated>().Select(fact => fact.Deadline).ToList();
        Assert.Equal(passed.Distinct(), passed);
        Assert.All(history.Where(working => !working.Case.IsOpen), working => Assert.Empty(CaseDeadlines.Of(working.Case)));
    });

    private static List<Working> Play((CaseCommand Command, double LaterHours)[] told)
    {
        var history = new List<Working> { Working.Opened };
        foreach (var (command, laterHours) in told)
        {
            history.Add((history[^1] with { Now = history[^1].Now.AddHours(laterHours) }).When(command));
        }

        return history;
    }

    private static IEnumerable<CaseFact> Facts(Working working) =>
        working.Verdict is Verdict<CaseFact>.Accepted accepted ? accepted.Facts : [];

    private static byte[] Bytes(Case @case) => JsonSerializer.SerializeToUtf8Bytes(@case, StoredJson.Default.Case);
}
