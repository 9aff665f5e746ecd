using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using Dispatch.Telemetry;
using Dispatch.Policies;

namespace Dispatch.Storage;

/// <summary>
/// The way of one aggregate to its store: load, decide, commit, answer, in that order. State, facts and deadlines go into
/// one commit; after any trouble with the store, its own or another's, it loads again before it decides again.
/// </summary>
public sealed class Ledger<TState, TFact>(LedgerForm<TState, TFact> form, IStore store, Doorbell doorbell, StoreKey key)
{
    private readonly Queue<string> answered = new(StoreLimits.CommitIdsKept);
    private ImmutableArray<Deadline> deadlines = [];
    private bool loaded;

    /// <summary>Of the store, when the state was read.</summary>
    private int losses;

    public TState State { get; private set; } = form.Empty;

    /// <summary>0 until the first commit.</summary>
    public long Version { get; private set; }

    /// <summary>Reads the state, unless it is here already and the store has lost nothing since.</summary>
    public async ValueTask Ready()
    {
        if (loaded && losses == store.Losses)
        {
            return;
        }

        loaded = false;
        losses = store.Losses; // before it is read: a loss meanwhile counts
        var stored = await store.Load(key);
        State = stored is null ? form.Empty : JsonSerializer.Deserialize(stored.State.Span, form.StateJson)!;
        Version = stored?.Version ?? 0;
        deadlines = stored is null ? [] : form.Deadlines(State);
        answered.Clear();
        foreach (var id in stored?.Commits ?? [])
        {
            answered.Enqueue(id);
        }

        loaded = true;
    }

    /// <summary>Decides on the state and commits what follows. A repeat answers as the first time.</summary>
    /// <returns>Null when it is so, durably; else why not.</returns>
    /// <exception cref="TimeoutException">Nobody waits for it any more.</exception>
    public async Task<Refusal?> Handle(Origin origin, Func<TState, Verdict<TFact>> decide)
    {
        await Ready();
        if (IsAnswered(origin))
        {
            return null;
        }

        if (origin.IsGivenUp())
        {
            throw new TimeoutException($"A command for {key} came when its caller had given it up.");
        }

        var verdict = decide(State);
        if (verdict is Verdict<TFact>.Refused refused)
        {
            await Note(origin, refused.Noted);
            return refused.Refusal;
        }

        var facts = ((Verdict<TFact>.Accepted)verdict).Facts;
        if (!facts.IsEmpty)
        {
            await Commit(origin, facts);
        }

        return null;
    }

    /// <summary>
    /// Like <see cref="Handle"/>, for a deadline: one that changes nothing is taken out of the store all the same, and at the end of its
    /// retention the aggregate goes altogether.
    /// </summary>
    public async Task<Refusal?> HandleDeadline(Origin origin, Func<TState, Verdict<TFact>> decide)
    {
        await Ready();
        if (Retention.IsOver(deadlines, origin.ReceivedAt))
        {
            // Whether or not it is gone: it is loaded again before anything else is decided.
            loaded = false;
            await store.Forget(key, Version);
            return null;
        }

        var refusal = await Handle(origin, decide);
        if (!IsAnswered(origin))
        {
            await Commit(origin, []);
        }

        return refusal;
    }

    /// <summary>The facts of this aggregate after a version, oldest first.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> Facts(long afterVersion, int max) =>
        [.. (await store.Facts(key, afterVersion, max)).Select(fact => fact.Bytes)];

    /// <summary>What is noted of a refusal is noted once, under a name of its own: under the command's it would pass as done.</summary>
    private async Task Note(Origin origin, ImmutableArray<TFact> noted)
    {
        var note = origin with { CommandId = $"{origin.CommandId}:refused" };
        if (!noted.IsEmpty && !IsAnswered(note))
        {
            await Commit(note, noted);
        }
    }

    private async Task Commit(Origin origin, ImmutableArray<TFact> facts)
    {
        var state = facts.Aggregate(State, form.Evolve);
        var due = form.Deadlines(state);
        var unchanged = !facts.IsEmpty && due.SequenceEqual(deadlines);

        // Whatever goes wrong from here on: the store may or may not have it, so it is asked again.
        loaded = false;
        using var span = Spans.Begin(TelemetryNames.Span.Commit, ActivityKind.Client)?.SetTag(TelemetryNames.Tag.Kind, key.Kind);
        var partition = key.Partition(store.Partitions);
        var stored = new ReadOnlyMemory<byte>[facts.Length];
        for (var index = 0; index < facts.Length; index++)
        {
            var recorded = Record(facts[index], Version + index + 1, origin);
            stored[index] = JsonSerializer.SerializeToUtf8Bytes(recorded, form.FactJson);
            doorbell.Leave(partition, key, recorded.Version, new(stored[index], losses, recorded, index == facts.Length - 1 ? state : null));
        }

        var result = await store.Commit(new(
            key,
            origin.CommandId,
            Version,
            JsonSerializer.SerializeToUtf8Bytes(state, form.StateJson),
            stored,
            unchanged ? null : due));

        if (result.Outcome is not CommitOutcome.Committed)
        {
            throw new StoreUnavailableException($"{key} was changed by another owner; it is loaded again.");
        }

        (State, Version, deadlines, loaded) = (state, result.Version, due, true);
        Remember(origin.CommandId);
        if (!facts.IsEmpty)
        {
            doorbell.RingJournal(partition);
        }
    }

    private Fact<TFact> Record(TFact fact, long version, Origin origin) =>
        new(key.Kind, key.Id, version, form.OccurredAt(fact), origin.ReceivedAt, origin.Source, fact) { Trace = Spans.Write(Spans.Current) };

    private bool IsAnswered(Origin origin) => answered.Any(known => ReactionId.IsRepeated(origin.CommandId, known));

    private void Remember(string commandId)
    {
        if (answered.Count == StoreLimits.CommitIdsKept)
        {
            answered.Dequeue();
        }

        answered.Enqueue(commandId);
    }
}
