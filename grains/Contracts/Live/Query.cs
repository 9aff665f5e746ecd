using Dispatch.Exceptions;

namespace Dispatch.Live;

/// <summary>What a list is asked for; every field that is set must match.</summary>
/// <param name="Status">One or several, separated by commas; <c>active</c> means every one in which work is left.</param>
/// <param name="Text">A part of an id, reference or summary, whatever its case.</param>
/// <param name="After">The last id of the page before; empty for the first page.</param>
/// <param name="Limit">1 to 500.</param>
[GenerateSerializer, Immutable, Alias("dispatch.query")]
public sealed record Query(
    string? Status, ClientId? ClientId, CarrierId? CarrierId, Severity? Severity, string? Owner, string? Text, string After, int Limit)
{
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
