using System.IO.Compression;
using System.Text;
using Dispatch.Simulation;

namespace Dispatch.Recordings;

/// <summary>A CSV file, plain or gzipped, as its header and one row after the other. Quotes as RFC 4180 says, without line breaks inside.</summary>
public sealed class CsvTable(string path)
{
    public IReadOnlyList<string> Columns { get; } = ReadColumns(path);

    public IEnumerable<CsvRow> Rows()
    {
        using var reader = Open(path);
        reader.ReadLine();

        for (var line = 2; reader.ReadLine() is { } text; line++)
        {
            if (text.Length > 0)
            {
                yield return new CsvRow(path, line, Columns, Split(text));
            }
        }
    }

    internal static IReadOnlyList<string> Split(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        var quoted = false;

        for (var i = 0; i < line.Length; i++)
        {
            if (quoted && line[i] == '"' && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

    private static IReadOnlyList<string> ReadColumns(string path)
    {
        using var reader = Open(path);
        return reader.ReadLine() is { } header ? Split(header) : throw new UsageException($"{path} is empty.");
    }

    private static StreamReader Open(string path)
    {
        try
        {
            var file = File.OpenRead(path);
            return new StreamReader(path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(file, CompressionMode.Decompress) : file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"Cannot read {path}: {failure.Message}", failure);
        }
    }
}
