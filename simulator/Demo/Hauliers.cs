using Dispatch.Freight;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>
/// The dispatchers of the carriers: whose truck is planned for a load takes its tender, the others have a reason not to; some ask for more, some
/// never answer. Tenders for what is not the demo's are left to the visitor.
/// </summary>
/// <param name="planned">Which truck will carry a shipment; null where it is not the demo's.</param>
public sealed class Hauliers(TowerClient tower, TimeProvider clock, Func<string, Message.Assigned?> planned)
{
    private const int PageMax = 500;
    private const double Silent = 0.06;
    private const double AskForMore = 0.12;

    private static readonly string[] Reasons = ["No truck near enough", "No driver with hours left", "No trailer free", "The rate is too low", "The window cannot be met"];

    private readonly Rounds rounds = new(clock, TimeSpan.FromSeconds(20));

    public async Task Answer(CancellationToken stop)
    {
        if (rounds.Begin() is not { } now)
        {
            return;
        }

        foreach (var offer in await tower.List<Offer>($"/v1/tenders?status=active&limit={PageMax}", stop))
        {
            if (planned(offer.ReleaseId) is { } truck && offer.AnswerAt(now, truck) is { } answer)
            {
                // An answer that comes too late is refused, as it would be any carrier's.
                await tower.Call(HttpMethod.Post, $"/v1/tenders/{Uri.EscapeDataString(offer.TenderId)}/response", answer, (_, _) => Task.FromResult(""), stop);
            }
        }
    }

    private sealed record Price(decimal Amount, string Currency);

    /// <summary>What is answered and when hangs on the offer alone, so that nothing need be remembered.</summary>
    private sealed record Offer(string TenderId, string ReleaseId, string CarrierId, Price? Price, string State, DateTimeOffset At)
    {
        /// <returns>Null while nothing is said.</returns>
        public object? AnswerAt(DateTimeOffset now, Message.Assigned truck)
        {
            var dice = Dice.Of($"{TenderId}/{CarrierId}");
            var (isSilent, takes, asksForMore, more, reason) = (dice.Chance(Silent), dice.Minutes(1, 6), dice.Chance(AskForMore), dice.Between(1.03, 1.14), dice.Pick(Reasons));
            return (isSilent || State != "sent" || now < At + takes, truck.Carrier == CarrierId, Price) switch
            {
                (true, _, _) => null,
                (_, false, _) => new { answer = "decline", carrierId = CarrierId, reason },
                (_, true, { } price) when asksForMore => new
                {
                    answer = "counter",
                    carrierId = CarrierId,
                    vehicleId = truck.Vehicle,
                    reason = "Detention there is long",
                    price = new { amount = Math.Round(price.Amount * (decimal)more, 2), currency = price.Currency },
                },
                _ => new { answer = "accept", carrierId = CarrierId, vehicleId = truck.Vehicle },
            };
        }
    }
}
