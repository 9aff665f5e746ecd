using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Dispatching;
using Dispatch.Homes;
using Dispatch.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dispatch.Integration;

/// <summary>
/// One more reader of the journal: makes messages of facts and delivers them, those of one line one after another and lines side by side. Its position
/// and what waits are saved together, so that nothing is lost; what was delivered and not saved is delivered again under the same id.
/// </summary>
/// <remarks>
/// Questions and replays interleave with a turn that waits for the network. The invariant: a line is only changed between two awaits, and what was sent
/// is taken out of it by the message's id.
/// </remarks>
[GrainType("dispatch.connector"), AtHome]
public sealed partial class ConnectorGrain(
    IStore store, IOutbound outbound, ILogger<ConnectorGrain> logger, [FromKeyedServices(TimeProviderNames.Grains)] TimeProvider clock) : Grain, IConnectorGrain
{
    private const int BatchMax = 256;

    /// <summary>How many lines are served at once.</summary>
    private const int SideBySide = 16;

    /// <summary>With so many waiting nothing more is read: the journal keeps the rest.</summary>
    private const int MaxPending = 5_000;

    private const int Shown = 500;
    private const int LastTaken = 256;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, DeliveryLine> lines = new(StringComparer.Ordinal);
    private readonly HashSet<string> changed = new(StringComparer.Ordinal);
    private readonly Queue<string> taken = new(LastTaken);
    private DateTimeOffset caughtUpAt;
    private ConnectorKey key;
    private Endpoint? endpoint;
    private long epoch;
    private long position;
    private long saved;
    private bool isLost;
    private int unreached;
    private DateTimeOffset pausedUntil;
    private string? trouble;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        key = ConnectorKey.Of(this.GetPrimaryKeyString());
        await Begin();
        this.RegisterGrainTimer(Turn, new GrainTimerCreationOptions(TimeSpan.Zero, Poll) { KeepAlive = true });
    }

    public Task<ConnectorStatus> Awake() => Task.FromResult(new ConnectorStatus(
        key.Endpoint, key.Partition, position, lines.Values.Sum(line => line.Pending.Length), lines.Values.Sum(line => line.Dead.Length), trouble));

    public Task<Deliveries> Deliveries(ShipmentId? shipment) => Task.FromResult(new Deliveries(
        key.Endpoint,
        [.. lines.Values.Where(line => shipment is null || line.ShipmentId == shipment).SelectMany(Of).Take(Shown)],
        [.. taken],
        caughtUpAt));

    public Task Replay(ImmutableArray<Message> messages)
    {
        foreach (var message in messages.Where(message => endpoint?.Takes(message.Destination) is true))
        {
            Add(message);
        }

        return Task.CompletedTask;
    }

    private IEnumerable<Delivery> Of(DeliveryLine line) =>
    [
        .. line.Pending.Select(pending => new Delivery(key.Endpoint, pending.Message, DeliveryState.Pending, pending.Tries, pending.NotBefore, pending.Trouble)),
        .. line.Dead.Select(dead => new Delivery(key.Endpoint, dead.Message, DeliveryState.Dead, dead.Tries, NotBefore: null, dead.Why)),
    ];

    /// <summary>Begins where it was saved; the first time, with what is said from now on.</summary>
    private async Task Begin()
    {
        var stored = await store.OpenReader(key.Reader, key.Partition);
        epoch = stored.Epoch;
        saved = position = stored is { Epoch: 1, Position: 0 } ? await store.Tail(Logs.Journal, key.Partition) : stored.Position;
        lines.Clear();
        changed.Clear();
        foreach (var row in stored.Rows)
        {
            lines[row.Key] = JsonSerializer.Deserialize(row.Bytes!.Value.Span, StoredJson.Default.DeliveryLine)!;
        }

        isLost = false;
        if (stored.Epoch == 1)
        {
            await store.SaveReader(key.Reader, key.Partition, epoch, position, []);
        }
    }

    private async Task Turn(CancellationToken cancellationToken)
    {
        try
        {
            if (isLost)
            {
                await Begin();
            }

            endpoint = await Endpoint();
            if (endpoint is not null)
            {
                await ReadOn();
                await Deliver(endpoint);
            }

            await Save();
            trouble = unreached == 0 ? null : trouble;
        }
#pragma warning disable CA1031 // Whatever it was, the connector has to go on: it is shown and logged, and nothing is skipped.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            isLost |= exception is StoreUnavailableException;
            if (trouble is null)
            {
                InTrouble(logger, key, exception); // once, however long it lasts
            }

            trouble = exception.Message;
        }
    }

    private async Task<Endpoint?> Endpoint() =>
        await store.Load(StoreKeys.Of(key.Endpoint)) is { } stored ? JsonSerializer.Deserialize(stored.State.Span, StoredJson.Default.Endpoint) : null;

    private async Task ReadOn()
    {
        while (lines.Values.Sum(line => line.Pending.Length) < MaxPending && await store.Read(Logs.Journal, key.Partition, position, BatchMax) is { Count: > 0 } entries)
        {
            foreach (var entry in entries)
            {
                Take(entry);
                position = entry.Position;
            }
        }

        caughtUpAt = lines.Values.Sum(line => line.Pending.Length) < MaxPending ? clock.GetUtcNow() : caughtUpAt;
    }

    private void Take(LogEntry entry)
    {
        if (FactHead.Read(entry.Bytes.Span).Kind is not StoreKeys.Release)
        {
            return;
        }

        var fact = JsonSerializer.Deserialize(entry.Bytes.Span, StoredJson.Default.FactReleaseFact)!;
        foreach (var message in DispatchMessages.From(fact).Where(message => endpoint!.Takes(message.Destination)))
        {
            Add(message);
        }
    }

    private void Add(Message message)
    {
        var name = $"{message.Destination}|{message.ShipmentId}";
        lines[name] = (lines.GetValueOrDefault(name) ?? DeliveryLine.Of(message)).With(message);
        changed.Add(name);
    }

    private async Task Deliver(Endpoint to)
    {
        while (clock.GetUtcNow() is var now && now >= pausedUntil
            && lines.Select(line => (Name: line.Key, Message: line.Value.Due(now)!)).Where(line => line.Message is not null).Take(SideBySide).ToArray() is { Length: > 0 } due)
        {
            await Task.WhenAll(due.Select(line => Deliver(to, line.Name, line.Message)));
            await Save();
        }
    }

    private async Task Deliver(Endpoint to, string name, Message message)
    {
        var (outcome, why) = await outbound.Send(to, message);
        var now = clock.GetUtcNow();
        changed.Add(name);
        switch (outcome)
        {
            case SendingOutcome.Taken:
                unreached = 0;
                lines[name] = lines[name].Delivered(message.Id);
                Remember(message.Id);
                break;
            case SendingOutcome.Refused:
                unreached = 0;
                lines[name] = lines[name].Refused(message.Id, why!, now);
                break;
            default:
                // Nothing gets through: all lines wait, and no message is to blame.
                trouble = why;
                pausedUntil = now + Pause(unreached++);
                break;
        }
    }

    private void Remember(string id)
    {
        if (taken.Count == LastTaken)
        {
            taken.Dequeue();
        }

        taken.Enqueue(id);
    }

    private static TimeSpan Pause(int unreached) => TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, Math.Min(unreached, 10))));

    private async Task Save()
    {
        if (position == saved && changed.Count == 0)
        {
            return;
        }

        var names = changed.ToArray();
        changed.Clear();
        if (!await store.SaveReader(key.Reader, key.Partition, epoch, position, [.. names.Select(Row)]))
        {
            DeactivateOnIdle(); // somebody else has it now
            return;
        }

        saved = position;
        foreach (var name in names.Where(name => lines.TryGetValue(name, out var line) && line.IsEmpty))
        {
            lines.Remove(name);
        }
    }

    private ReaderRow Row(string name) => lines.GetValueOrDefault(name) is { IsEmpty: false } line
        ? new(name, JsonSerializer.SerializeToUtf8Bytes(line, StoredJson.Default.DeliveryLine))
        : new(name, null);

    [LoggerMessage(1, LogLevel.Warning, "Connector {Connector} cannot get on and will try again.")]
    private static partial void InTrouble(ILogger logger, ConnectorKey connector, Exception why);
}
