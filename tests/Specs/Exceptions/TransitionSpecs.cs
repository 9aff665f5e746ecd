using System.Text;
using Xunit;

namespace Dispatch.Exceptions;

/// <summary>The whole table, approved: every status answers every command.</summary>
public sealed class TransitionSpecs
{
    [Fact]
    public void The_transitions_are_the_approved_ones()
    {
        var table = new StringBuilder();
        foreach (var (status, working) in CaseSamples.EveryStatus)
        {
            foreach (var (name, command) in CaseSamples.Commands)
            {
                table.Append($"{status,-13} {name,-17} -> {Outcome(working.At(6).When(command))}\n");
            }
        }

        Golden.Matches("exception.transitions", table.ToString());
    }

    [Fact]
    public void The_table_holds_every_status() => Assert.Equal(
        Enum.GetValues<CaseStatus>().Order(), CaseSamples.EveryStatus.Select(sample => sample.Working.Case.Status).Order());

    [Fact]
    public void The_table_holds_every_command() => Assert.Equal(
        Unions.CasesOf<CaseCommand>(), Unions.CasesIn(CaseSamples.Commands.Select(sample => sample.Command)));

    [Fact]
    public void Every_fact_is_evolved()
    {
        Assert.Equal(Unions.CasesOf<CaseFact>(), Unions.CasesIn(CaseSamples.Facts));
        Assert.All(CaseSamples.Facts, fact => CaseEvolution.Evolve(Working.Opened.Case, fact));
    }

    private static string Outcome(Working working) => working.Verdict switch
    {
        Verdict<CaseFact>.Refused refused => refused.Refusal.Code,
        Verdict<CaseFact>.Accepted { Facts: [] } => "-",
        Verdict<CaseFact>.Accepted accepted =>
            $"{string.Join(", ", accepted.Facts.Select(fact => fact.GetType().Name))} ({working.Case.Status})",
        _ => throw new InvalidOperationException("A command was not answered."),
    };
}
