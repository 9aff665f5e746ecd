namespace Dispatch.Lists;

/// <summary>A column of a directory, and by what it is sorted.</summary>
/// <param name="Word">Stands in the address.</param>
/// <param name="StartsDown">Whether the first press of the heading puts the greatest first.</param>
public sealed record Column<TLine>(string Word, string Heading, bool StartsDown, Func<TLine, object?> Key)
{
    public IOrderedEnumerable<TLine> Sorted(IEnumerable<TLine> lines, bool descending) => descending ? lines.OrderByDescending(Key) : lines.OrderBy(Key);
}
