using System.Globalization;
using Dispatch.Simulation;

namespace Dispatch.Recordings;

/// <summary>One row; a value that cannot be read is complained about with file, line and column.</summary>
public sealed class CsvRow(string path, int line, IReadOnlyList<string> columns, IReadOnlyList<string> fields)
{
    public string Text(string column)
    {
        for (var i = 0; i < columns.Count && i < fields.Count; i++)
        {
            if (columns[i] == column)
            {
                return fields[i];
            }
        }

        throw Unreadable(column, "missing");
    }

    public double Number(string column) => NumberOrNone(column) ?? throw Unreadable(column, "empty");

    public double? NumberOrNone(string column) => Text(column) switch
    {
        "" => null,
        var text when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw Unreadable(column, $"'{text}', not a number"),
    };

    /// <summary>A local time without zone, recorded at a fixed distance from UTC.</summary>
    public DateTimeOffset LocalTime(string column, TimeSpan fromUtc) =>
        DateTime.TryParse(Text(column), CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), fromUtc).ToUniversalTime()
            : throw Unreadable(column, $"'{Text(column)}', not a time");

    private UsageException Unreadable(string column, string what) => new($"{path} line {line}: {column} is {what}.");
}
