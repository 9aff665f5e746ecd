using System.Collections.Immutable;

namespace Dispatch.Integration;

/// <summary>
/// What is to be delivered to one destination about one shipment, in order. A message that is refused again and again goes to the dead letters, and
/// the line goes on: one bad message must not keep a cancellation back.
/// </summary>
/// <param name="Pending">The first is next.</param>
/// <param name="Dead">The last <see cref="MaxDead"/>.</param>
public sealed record DeliveryLine(string Destination, ShipmentId ShipmentId, ImmutableArray<PendingMessage> Pending, ImmutableArray<DeadMessage> Dead)
{
    public const int MaxTries = 8;
    public const int MaxDead = 50;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public bool IsEmpty => Pending.IsEmpty && Dead.IsEmpty;

    public static DeliveryLine Of(Message message) => new(message.Destination, message.ShipmentId, [], []);

    /// <summary>One that waits already waits on; a dead one lives again.</summary>
    public DeliveryLine With(Message message) => Pending.Any(pending => pending.Message.Id == message.Id)
        ? this
        : this with
        {
            Pending = Pending.Add(new(message, Tries: 0, NotBefore: DateTimeOffset.MinValue, Trouble: null)),
            Dead = Dead.RemoveAll(dead => dead.Message.Id == message.Id),
        };

    /// <returns>Null where nothing is to be sent now.</returns>
    public Message? Due(DateTimeOffset now) => Pending is [var next, ..] && next.NotBefore <= now ? next.Message : null;

    public DeliveryLine Delivered(string id) => this with { Pending = Pending.RemoveAll(pending => pending.Message.Id == id) };

    /// <summary>It waits twice as long each time; after <see cref="MaxTries"/> it is dead.</summary>
    public DeliveryLine Refused(string id, string why, DateTimeOffset now)
    {
        var failed = Pending.FirstOrDefault(pending => pending.Message.Id == id);
        return failed switch
        {
            null => this,
            { Tries: MaxTries - 1 } => Delivered(id) with { Dead = [.. Dead.TakeLast(MaxDead - 1), new(failed.Message, now, MaxTries, why)] },
            _ => this with { Pending = Pending.Replace(failed, failed with { Tries = failed.Tries + 1, NotBefore = now + Wait(failed.Tries), Trouble = why }) },
        };
    }

    private static TimeSpan Wait(int tries) =>
        TimeSpan.FromSeconds(Math.Min(LongestWait.TotalSeconds, Math.Pow(2, tries)));
}

/// <param name="NotBefore">When it is tried next.</param>
/// <param name="Trouble">What the receiver said last; null before the first try.</param>
public sealed record PendingMessage(Message Message, int Tries, DateTimeOffset NotBefore, string? Trouble);

public sealed record DeadMessage(Message Message, DateTimeOffset At, int Tries, string Why);
