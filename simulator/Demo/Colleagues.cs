using Dispatch.Freight;
using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>
/// The rest of the shift: takes most exceptions and decides most approvals after some minutes, as a queue that nobody works escalates until all of it
/// is red. The others are left to the visitor.
/// </summary>
public sealed class Colleagues(TowerClient tower, TimeProvider clock)
{
    private const int PageMax = 100;
    private const double TheirShare = 0.6;

    private static readonly string[] Names = ["Ana", "Kwame", "Mei", "Tomas"];

    private readonly Rounds rounds = new(clock, TimeSpan.FromMinutes(1));

    public async Task Work(CancellationToken stop)
    {
        if (rounds.Begin() is not { } now)
        {
            return;
        }

        foreach (var exception in (await tower.List<Untaken>($"/v1/exceptions?status=open&limit={PageMax}", stop)).Where(exception => IsTakenAt(now, exception.ExceptionId, exception.DetectedAt)))
        {
            await Do("exceptions", exception.ExceptionId, "assign", new { owner = Names[exception.ExceptionId.Sum(character => character) % Names.Length] }, stop);
            await Do("exceptions", exception.ExceptionId, "acknowledge", new { }, stop);
        }

        foreach (var release in (await tower.List<Undecided>($"/v1/releases?status=awaitingApproval&limit={PageMax}", stop)).Where(release => IsTakenAt(now, release.ReleaseId, release.Since)))
        {
            await Do("releases", release.ReleaseId, "approve", new { reason = "The customer pays for it" }, stop);
        }
    }

    /// <summary>Where somebody else was faster, nothing is to be done.</summary>
    private async Task Do(string kind, string id, string action, object body, CancellationToken stop) =>
        await tower.Call(HttpMethod.Post, $"/v1/{kind}/{Uri.EscapeDataString(id)}/{action}", body, (_, _) => Task.FromResult(""), stop);

    /// <summary>Whether and when hangs on its id alone, so that nothing need be remembered.</summary>
    private static bool IsTakenAt(DateTimeOffset now, string id, DateTimeOffset since)
    {
        var dice = Dice.Of(id);
        return dice.Chance(TheirShare) && now > since + dice.Minutes(3, 13);
    }

    private sealed record Untaken(string ExceptionId, DateTimeOffset DetectedAt);

    private sealed record Undecided(string ReleaseId, DateTimeOffset Since);
}
