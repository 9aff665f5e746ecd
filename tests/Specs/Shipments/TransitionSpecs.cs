using System.Text;
using Xunit;

namespace Dispatch.Shipments;

/// <summary>The whole table, approved: every status answers every command.</summary>
public sealed class TransitionSpecs
{
    [Fact]
    public void The_transitions_are_the_approved_ones()
    {
        var table = new StringBuilder();
        foreach (var (status, journey) in Samples.EveryStatus)
        {
            foreach (var (name, command) in Samples.Commands)
            {
                table.Append($"{status,-11} {name,-24} -> {Outcome(journey.At(20).When(command))}\n");
            }
        }

        Golden.Matches("shipment.transitions", table.ToString());
    }

    [Fact]
    public void The_table_holds_every_status() => Assert.Equal(
        Enum.GetValues<ShipmentStatus>().Order(), Samples.EveryStatus.Select(sample => sample.Journey.Shipment.Status).Order());

    [Fact]
    public void The_table_holds_every_command() => Assert.Equal(
        Unions.CasesOf<ShipmentCommand>(), Unions.CasesIn(Samples.Commands.Select(sample => sample.Command)));

    [Fact]
    public void Every_fact_is_evolved()
    {
        Assert.Equal(Unions.CasesOf<ShipmentFact>(), Unions.CasesIn(Samples.Facts));
        Assert.All(Samples.Facts, fact => ShipmentEvolution.Evolve(Journey.UnderWay.Shipment, fact));
    }

    private static string Outcome(Journey journey) => journey.Verdict switch
    {
        Verdict<ShipmentFact>.Refused refused => refused.Refusal.Code,
        Verdict<ShipmentFact>.Accepted { Facts: [] } => "-",
        Verdict<ShipmentFact>.Accepted accepted => string.Join(", ", accepted.Facts.Select(Word)),
        _ => throw new InvalidOperationException("A command was not answered."),
    };

    private static string Word(ShipmentFact fact) =>
        fact is ShipmentFact.StatusChanged changed ? changed.To.ToString().ToUpperInvariant() : fact.GetType().Name;
}
