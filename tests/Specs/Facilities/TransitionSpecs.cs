using System.Text;
using Xunit;

namespace Dispatch.Facilities;

/// <summary>The whole table of an appointment, approved: every status answers every command.</summary>
public sealed class TransitionSpecs
{
    [Fact]
    public void The_transitions_are_the_approved_ones()
    {
        var table = new StringBuilder();
        foreach (var (status, dock) in DockSamples.EveryStatus)
        {
            foreach (var (name, command) in DockSamples.Commands)
            {
                table.Append($"{status,-19} {name,-15} -> {Outcome(dock.At(3).When(command))}\n");
            }
        }

        Golden.Matches("appointment.transitions", table.ToString());
    }

    [Fact]
    public void The_table_holds_every_status() => Assert.Equal(
        Enum.GetValues<AppointmentStatus>().Order(),
        DockSamples.EveryStatus.Select(sample => Status(sample.Dock)).Distinct().Order());

    [Fact]
    public void The_table_holds_every_command() => Assert.Equal(
        Unions.CasesOf<FacilityCommand>(), Unions.CasesIn(DockSamples.Commands.Select(sample => sample.Command)));

    [Fact]
    public void Every_fact_is_evolved()
    {
        Assert.Equal(Unions.CasesOf<FacilityFact>(), Unions.CasesIn(DockSamples.Facts));
        Assert.All(DockSamples.Facts, fact => FacilityEvolution.Evolve(Dock.Confirmed.File, fact));
    }

    private static string Outcome(Dock dock) => dock.Verdict switch
    {
        Verdict<FacilityFact>.Refused refused => refused.Refusal.Code,
        Verdict<FacilityFact>.Accepted { Facts: [] } => "-",
        Verdict<FacilityFact>.Accepted accepted => $"{string.Join(", ", accepted.Facts.Select(fact => fact.GetType().Name))} ({Status(dock)})",
        _ => throw new InvalidOperationException("A command was not answered."),
    };

    private static AppointmentStatus Status(Dock dock) => dock.File.Find(Dock.Truck(1))?.Status ?? AppointmentStatus.Unknown;
}
