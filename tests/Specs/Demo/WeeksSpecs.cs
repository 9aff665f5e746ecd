using Dispatch.Freight;
using Xunit;
using static Dispatch.Simulation.Message;

namespace Dispatch.Simulation;

/// <summary>Two weeks of the demo's world, played at the highest speed.</summary>
public sealed class WeeksSpecs(WeeksSpecs.TwoWeeks weeks) : IClassFixture<WeeksSpecs.TwoWeeks>
{
    [Fact]
    public void Nothing_is_kept_that_grows()
    {
        var (first, second) = (weeks.Days.Take(7).Max(day => day.Held), weeks.Days.Skip(7).Max(day => day.Held));

        Assert.InRange(second, 0, first * 1.2);
        Assert.All(weeks.Days, day => Assert.InRange(day.OpenLoads, 250, 650));
    }

    [Fact]
    public void Every_day_as_many_loads_end_as_begin() => Assert.All(
        weeks.Days,
        day => Assert.InRange(day.Ended / (double)day.Begun, 0.6, 1.6));

    [Fact]
    public void Every_load_that_is_two_days_past_its_window_is_over() =>
        Assert.Empty(weeks.Loads.Values.Where(load => load.Load.Delivery.Window.To < weeks.End.AddDays(-2) && load.EndedAt is null).Select(load => load.Load));

    [Fact]
    public void Most_loads_go_well_and_some_do_not()
    {
        var share = weeks.Loads.Values.Count(load => load.Load.Mishap is Mishap.None) / (double)weeks.Loads.Count;
        Assert.InRange(share, 0.6, 0.75);
        Assert.Equal(Enum.GetValues<Mishap>().ToHashSet(), weeks.Loads.Values.Select(load => load.Load.Mishap).ToHashSet());
    }

    [Fact]
    public void Loads_that_go_well_are_delivered_within_an_hour_or_two_of_their_window()
    {
        var delivered = weeks.Loads.Values.Where(load => load is { Load.Mishap: Mishap.None, DeliveredAt: not null }).ToList();
        var late = delivered.Count(load => load.DeliveredAt > load.Load.Delivery.Window.To.AddHours(2));
        Assert.InRange(late / (double)delivered.Count, 0, 0.12);
    }

    [Fact]
    public void The_storm_and_breakdowns_are_told_as_delays()
    {
        Assert.Contains(weeks.Delays, reason => reason.StartsWith("Weather", StringComparison.Ordinal));
        Assert.Contains(weeks.Delays, reason => reason.StartsWith("Mechanical", StringComparison.Ordinal));
    }

    public sealed class TwoWeeks
    {
        private static readonly DateTimeOffset Start = new(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        public TwoWeeks()
        {
            var world = World.Begin(seed: 11, Start, pace: 60);
            world.Opening();
            for (var day = 0; day < 14; day++)
            {
                var (begun, ended) = (0, 0);
                for (var step = 0; step < 24 * 6; step++)
                {
                    End += TimeSpan.FromMinutes(10);
                    foreach (var message in world.Advance(End))
                    {
                        begun += message is Released ? 1 : 0;
                        ended += message is Reported { IsLast: true } ? 1 : 0;
                        Note(message);
                    }
                }

                Days.Add(new(world.OpenLoads, world.Held, begun, ended));
            }
        }

        public DateTimeOffset End { get; private set; } = Start;

        public IList<Day> Days { get; } = [];

        public IDictionary<string, Course> Loads { get; } = new Dictionary<string, Course>();

        public ISet<string> Delays { get; } = new HashSet<string>();

        private void Note(Message message)
        {
            switch (message)
            {
                case Released { Load: var load }:
                    Loads[load.OrderId] = new(load, null, null);
                    break;
                case Reported { Type: "delayed", Reason: { } reason }:
                    Delays.Add(reason);
                    break;
                case Reported { Type: "delivered" } report when Loads.TryGetValue(report.Load.OrderId, out var known):
                    Loads[report.Load.OrderId] = known with { DeliveredAt = report.At };
                    break;
                case Reported { IsLast: true } report when Loads.TryGetValue(report.Load.OrderId, out var known):
                    Loads[report.Load.OrderId] = known with { EndedAt = report.At };
                    break;
            }
        }
    }

    public sealed record Day(int OpenLoads, int Held, int Begun, int Ended);

    public sealed record Course(Load Load, DateTimeOffset? DeliveredAt, DateTimeOffset? EndedAt);
}
