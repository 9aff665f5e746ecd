using Dispatch.Dispatching;
using Dispatch.Exceptions;

namespace Dispatch.Live;

/// <summary>What a list is asked for; every field that is set must match.</summary>
/// <param name="Status">One or several, separated by commas; <c>active</c> means every one in which work is left.</param>
/// <param name="Text">A part of an id, reference or summary, whatever its case.</param>
/// <param name="After">Where the page before ended; null for the first page.</param>
/// <param name="Limit">1 to 500.</param>
/// <param name="Before">Where the page that follows begins, to go back; <c>After</c> counts for nothing then.</param>
[GenerateSerializer, Immutable, Alias("dispatch.query")]
public sealed record Query(
    string? Status = null,
    ClientId? ClientId = null,
    CarrierId? CarrierId = null,
    Severity? Severity = null,
    string? Owner = null,
    string? Text = null,
    Sorting Sorting = default,
    RowPlace? After = null,
    int Limit = Query.DefaultLimit,
    RowPlace? Before = null)
{
    /// <summary>Releases that this gate keeps.</summary>
    [Id(10)]
    public GateKind? Gate { get; init; }

    public const int DefaultLimit = 50;
    public const int MaxLimit = 500;

    /// <param name="active">Whether the row's status is one in which work is left.</param>
    public bool AcceptsStatus(string status, bool active) =>
        Status is null
        || Status.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Any(wanted =>
            wanted.Equals(status, StringComparison.OrdinalIgnoreCase) || (active && wanted.Equals("active", StringComparison.OrdinalIgnoreCase)));

    public bool AcceptsText(params ReadOnlySpan<string> texts)
    {
        if (string.IsNullOrEmpty(Text))
        {
            return true;
        }

        foreach (var text in texts)
        {
            if (text.Contains(Text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
