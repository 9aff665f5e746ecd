using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Dispatching;

/// <summary>What the list of releases is asked for, as it stands in the address. What makes no sense is passed over.</summary>
/// <param name="Status">Null for everything that is open; <c>all</c> for what has ended, too.</param>
/// <param name="Gate">The gate that keeps them.</param>
/// <param name="Sort">A <see cref="SortBy"/>, with a <c>-</c> before it from the greatest; null for what is to be picked up first.</param>
/// <param name="After">The <see cref="PlaceWord"/> of the row behind which the page begins.</param>
/// <param name="Before">The <see cref="PlaceWord"/> of the row before which it ends.</param>
public sealed record ReleaseAsk(
    string? Status = null,
    string? Gate = null,
    string? ClientId = null,
    string? Q = null,
    string? Sort = null,
    string? After = null,
    string? Before = null)
{
    public const string Path = "/releases";
    public const string Active = "active";
    public const string All = "all";

    /// <summary>What is to be picked up first is worked first.</summary>
    public static readonly Sorting DefaultSorting = new(SortBy.Due, Descending: false);

    public Sorting Sorting => AskWords.Sorting(Sort, DefaultSorting);

    public bool IsFiltered => (Status, Gate, ClientId, Q) is not (null, null, null, null);

    public GateKind? GateKind => GateLook.All.FirstOrDefault(look => AskWords.Of(look.Kind).Equals(Gate, StringComparison.OrdinalIgnoreCase))?.Kind;

    /// <summary>Another question begins at the first row again.</summary>
    public ReleaseAsk FromTheTop => this with { After = null, Before = null };

    /// <summary>The statuses that are asked for by name; empty for <c>active</c> and <c>all</c>.</summary>
    public IReadOnlySet<ReleaseStatus> Statuses => (Status ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(word => ReleaseLook.All.Where(status => AskWords.Of(status).Equals(word, StringComparison.OrdinalIgnoreCase)))
        .ToHashSet();

    public Query ToQuery(int limit) => new(
        Status switch { null => Active, All => null, _ => Status },
        ClientId is null ? null : new ClientId(ClientId),
        Text: Q,
        Sorting: Sorting,
        After: PlaceWord.Read(After),
        Limit: limit,
        Before: PlaceWord.Read(Before))
    {
        Gate = GateKind,
    };

    public string Address() => QueryHelpers.AddQueryString(Path, Words().Where(word => !string.IsNullOrEmpty(word.Value)));

    public ReleaseAsk SortedBy(SortBy by) => FromTheTop with { Sort = AskWords.SortedBy(by, Sorting) };

    /// <summary>Asks for what a gate keeps; for everything where that was asked already.</summary>
    public ReleaseAsk KeptBy(GateKind gate) => FromTheTop with { Gate = GateKind == gate ? null : AskWords.Of(gate) };

    public ReleaseAsk With(ReleaseStatus status, bool wanted)
    {
        var chosen = Statuses.ToHashSet();
        _ = wanted ? chosen.Add(status) : chosen.Remove(status);
        return FromTheTop with { Status = chosen.Count == 0 ? null : string.Join(',', ReleaseLook.All.Where(chosen.Contains).Select(AskWords.Of)) };
    }

    private IEnumerable<KeyValuePair<string, string?>> Words() =>
    [
        new("status", Status), new("gate", Gate), new("client", ClientId), new("q", Q), new("sort", Sort), new("after", After), new("before", Before),
    ];
}
