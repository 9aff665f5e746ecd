using Dispatch.Recordings;

namespace Dispatch.RealData.Fleet;

/// <summary>What a bad network does to a fleet's positions: some come twice, some come again much later, some are nonsense.</summary>
public static class Injected
{
    private const double TwiceShare = 0.05;
    private const double LateShare = 0.03;
    private const double NonsenseShare = 0.005;
    private const int LaterBy = 400;
    private const int ShuffleWindow = 3;
    private const double ShuffledShare = 0.2;
    private const double NoLatitude = 95;

    public static IReadOnlyList<RecordedPosition> Into(IReadOnlyList<RecordedPosition> positions, Random random)
    {
        var sent = new List<RecordedPosition>(positions.Count * 11 / 10);
        var again = new Queue<(int From, RecordedPosition Position)>();

        foreach (var position in positions)
        {
            sent.Add(position);
            if (random.NextDouble() < TwiceShare)
            {
                sent.Add(position);
            }

            if (random.NextDouble() < LateShare)
            {
                again.Enqueue((sent.Count + LaterBy, position));
            }

            if (random.NextDouble() < NonsenseShare)
            {
                sent.Add(position with { Lat = NoLatitude });
            }

            while (again.TryPeek(out var late) && late.From <= sent.Count)
            {
                sent.Add(again.Dequeue().Position);
            }
        }

        sent.AddRange(again.Select(late => late.Position));
        return sent;
    }

    /// <summary>Requests overtake each other now and then: some windows of batches are shuffled in themselves.</summary>
    public static IEnumerable<RecordedPosition[]> Batches(IReadOnlyList<RecordedPosition> sent, int size, Random random)
    {
        foreach (var window in sent.Chunk(size).Chunk(ShuffleWindow))
        {
            if (random.NextDouble() < ShuffledShare)
            {
                random.Shuffle(window);
            }

            foreach (var batch in window)
            {
                yield return batch;
            }
        }
    }
}
