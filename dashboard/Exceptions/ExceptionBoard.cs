using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Exceptions;

/// <summary>The open exceptions in the order in which they should be worked: the worst first, then the one whose deadline is next.</summary>
public sealed record ExceptionBoard(ImmutableDictionary<CaseId, CaseRow> Source, ImmutableArray<CaseRow> Rows)
{
    public static readonly ExceptionBoard Empty = new(ImmutableDictionary<CaseId, CaseRow>.Empty, []);

    /// <returns>This very board where no exception has changed, so that nothing needs to be rendered again.</returns>
    public ExceptionBoard With(TowerView view) => ReferenceEquals(view.OpenExceptions, Source) ? this : new(view.OpenExceptions, Order(view.OpenExceptions.Values));

    public int Count(Severity severity) => Rows.Count(row => row.Severity == severity);

    private static ImmutableArray<CaseRow> Order(IEnumerable<CaseRow> rows) =>
    [
        .. rows
            .Where(row => row.IsOpen)
            .OrderByDescending(row => row.Severity)
            .ThenBy(row => row.Due)
            .ThenBy(row => row.ExceptionId.Value, StringComparer.Ordinal),
    ];
}
