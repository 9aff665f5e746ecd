using Dispatch.Exceptions;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Shipments;

/// <summary>What the list of shipments is asked for, as it stands in the address. What makes no sense is passed over.</summary>
/// <param name="Status">Null for everything in which work is left; <c>all</c> for what has ended, too.</param>
/// <param name="Sort">A <see cref="SortBy"/>, with a <c>-</c> before it from the greatest; null for what is due first.</param>
/// <param name="After">The <see cref="PlaceWord"/> of the row behind which the page begins.</param>
/// <param name="Before">The <see cref="PlaceWord"/> of the row before which it ends.</param>
public sealed record ShipmentAsk(
    string? Status = null,
    string? ClientId = null,
    string? CarrierId = null,
    string? Severity = null,
    string? Q = null,
    string? Sort = null,
    string? After = null,
    string? Before = null)
{
    public const string Active = "active";
    public const string All = "all";

    /// <summary>What must happen next stands first: an operator's list is worked from the top.</summary>
    public static readonly Sorting DefaultSorting = new(SortBy.Due, Descending: false);

    public Sorting Sorting => AskWords.Sorting(Sort, DefaultSorting);

    public bool IsFiltered => (Status, ClientId, CarrierId, Severity, Q) is not (null, null, null, null, null);

    /// <summary>The statuses that are asked for by name; empty for <c>active</c> and <c>all</c>.</summary>
    public IReadOnlySet<ShipmentStatus> Statuses => (Status ?? "")
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(word => StatusLook.All.FirstOrDefault(status => AskWords.Of(status).Equals(word, StringComparison.OrdinalIgnoreCase)))
        .Where(status => status is not ShipmentStatus.Unknown)
        .ToHashSet();

    public Query ToQuery(int limit) => new(
        Status switch { null => Active, All => null, _ => Status },
        ClientId is null ? null : new ClientId(ClientId),
        CarrierId is null ? null : new CarrierId(CarrierId),
        Enum.TryParse<Severity>(Severity, ignoreCase: true, out var severity) ? severity : null,
        Text: Q,
        Sorting: Sorting,
        After: PlaceWord.Read(After),
        Limit: limit,
        Before: PlaceWord.Read(Before));

    public string Address() => QueryHelpers.AddQueryString("/shipments", Words().Where(word => !string.IsNullOrEmpty(word.Value)));

    /// <summary>Another question begins at the first row again.</summary>
    public ShipmentAsk FromTheTop => this with { After = null, Before = null };

    public ShipmentAsk SortedBy(SortBy by) => FromTheTop with { Sort = AskWords.SortedBy(by, Sorting) };

    public ShipmentAsk With(ShipmentStatus status, bool wanted)
    {
        var chosen = Statuses.ToHashSet();
        _ = wanted ? chosen.Add(status) : chosen.Remove(status);
        return FromTheTop with { Status = chosen.Count == 0 ? null : string.Join(',', StatusLook.All.Where(chosen.Contains).Select(AskWords.Of)) };
    }

    private IEnumerable<KeyValuePair<string, string?>> Words() =>
    [
        new("status", Status), new("client", ClientId), new("carrier", CarrierId), new("severity", Severity), new("q", Q), new("sort", Sort),
        new("after", After), new("before", Before),
    ];
}
