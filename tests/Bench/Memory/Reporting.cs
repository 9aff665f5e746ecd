using Dispatch.Support;

namespace Dispatch.Bench.Memory;

/// <summary>Parked vehicles report to a tower, up to one request after the other.</summary>
public sealed class Reporting(Stand stand, Fleet fleet, Parked parked)
{
    private const int GroupsWatched = 10;
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private readonly Sender sender = new(stand.Tower.Http, Load.Path);
    private int sent;
    private long taken;
    private bool areJudged = true;

    /// <summary>Returns when all of it is judged. What was sent already is not sent again.</summary>
    /// <param name="requests">All up to this one.</param>
    public async Task To(int requests)
    {
        var begin = sent;
        sent = Math.Max(begin, requests);
        var generator = new LoadGenerator(sender, parked.Connections, Longest);
        taken += (await generator.Send(sent - begin, request => parked[begin + request])).Taken;
        areJudged &= await fleet.AreJudged(parked.Last(sent, GroupsWatched), journey => parked.SentOf(journey, sent));
    }

    /// <summary>Whether the tower has made of it what it had to.</summary>
    /// <param name="sample">Vehicles that are counted.</param>
    /// <returns>Null where it has.</returns>
    public async Task<string?> Reason(IReadOnlyList<Journey> sample, int shipments)
    {
        var counted = await fleet.Count(sample);
        var wrong = counted.Zip(sample).Where(pair => !IsRight(pair.First, parked.SentOf(pair.Second, sent))).ToList();
        var listed = await stand.Api.Total("shipments");
        return (areJudged, wrong.Count, listed == shipments) switch
        {
            (false, _, _) => $"not all of {taken} positions were judged",
            (_, > 0, _) => $"the counters of {wrong.Count} of {sample.Count} vehicles are not what was sent, such as {wrong[0].First} of {parked.SentOf(wrong[0].Second, sent)}; {sender.Repeats} requests were sent again",
            (_, _, false) => $"of {shipments} shipments {listed} are there",
            _ => null,
        };
    }

    /// <summary>No fix is made twice here: what comes again is of a request that was refused, as in the longest collections, and sent again.</summary>
    private bool IsRight(CountersBody counted, int sentOf) => counted.Distinct == sentOf && counted.Duplicate <= sender.Repeats;
}
