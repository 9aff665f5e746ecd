using Microsoft.AspNetCore.WebUtilities;

namespace Dispatch.Exceptions;

/// <summary>What the address of the worklist says, so that a copied link opens the same list. What makes no sense in it is ignored.</summary>
/// <param name="Opened">The exception beside the list.</param>
public sealed record WorkAddress(WorkFilter Filter, WorkSort Sort, CaseId? Opened)
{
    public const string Path = "/exceptions";

    /// <summary>Nothing that is searched for is longer.</summary>
    public const int MaxTextLength = 200;

    public static WorkAddress Read(string uri)
    {
        var query = QueryHelpers.ParseQuery(new Uri(uri).Query);
        var filter = new WorkFilter(
            Word<Severity>(Value("severity")),
            Value("type") is { } type ? CaseType.Of(type) : null,
            Value("owner"),
            Word<WorkStatus>(Value("status")) ?? WorkStatus.ToDo,
            Value("client") is { } client ? ClientId.Of(client) : null,
            Value("carrier") is { } carrier ? CarrierId.Of(carrier) : null,
            Value("q") ?? "");
        return new(filter, Word<WorkSort>(Value("sort")) ?? WorkSort.Severity, Value("exception") is { } id ? CaseId.Of(id) : null);

        string? Value(string name) =>
            query.TryGetValue(name, out var values) && values is [{ Length: > 0 and <= MaxTextLength } value, ..] ? value : null;
    }

    /// <returns>The path with what differs from the default.</returns>
    public string Write() => QueryHelpers.AddQueryString(Path, new Dictionary<string, string?>(StringComparer.Ordinal)
    {
        ["severity"] = Filter.Severity?.ToString().ToLowerInvariant(),
        ["type"] = Filter.Type?.Value,
        ["owner"] = Filter.Owner,
        ["status"] = Filter.Status is WorkStatus.ToDo ? null : Filter.Status.ToString().ToLowerInvariant(),
        ["client"] = Filter.Client?.Value,
        ["carrier"] = Filter.Carrier?.Value,
        ["q"] = Filter.Text is "" ? null : Filter.Text,
        ["sort"] = Sort is WorkSort.Severity ? null : Sort.ToString().ToLowerInvariant(),
        ["exception"] = Opened?.Value,
    });

    // A number would be parsed as well, also one that means nothing.
    private static TEnum? Word<TEnum>(string? text) where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().Where(value => value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(value => (TEnum?)value).FirstOrDefault();
}
