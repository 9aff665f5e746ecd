using System.Collections.Immutable;
using Dispatch.Simulation;

namespace Dispatch.Recordings;

/// <summary>A recorded track of one or many vehicles, in the order in which it happened.</summary>
public sealed record Recording(string Shape, ImmutableArray<RecordedPosition> Positions)
{
    public DateTimeOffset Begin => Positions[0].At;

    public DateTimeOffset End => Positions[^1].At;

    /// <param name="vehicle">The vehicle's id where the file records one without naming it; the file's name where nobody says.</param>
    public static Recording Read(string path, string? vehicle = null)
    {
        if (!File.Exists(path))
        {
            throw new UsageException($"There is no file {path}.");
        }

        var table = new CsvTable(path);
        var shape = RecordingShape.Known.FirstOrDefault(known => known.Fits(table.Columns))
            ?? throw new UsageException(
                $"{path} has columns {string.Join(", ", table.Columns)}; known are "
                + string.Join(" | ", RecordingShape.Known.Select(known => $"{known.Name}: {string.Join(", ", known.Columns)}")) + ".");

        var only = vehicle ?? NameOf(path);
        var positions = table.Rows().Select(row => shape.Read(row, only)).OrderBy(position => position.At).ToImmutableArray();

        return positions.IsEmpty
            ? throw new UsageException($"{path} has no positions.")
            : new Recording(shape.Name, positions);
    }

    public Recording ShiftedBy(TimeSpan shift) =>
        this with { Positions = [.. Positions.Select(position => position with { At = position.At + shift })] };

    private static string NameOf(string path)
    {
        var name = Path.GetFileName(path);
        return name[..name.IndexOf('.', 1)];
    }
}
