using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Grafana's boards ask for nothing that the tower does not tell.</summary>
public sealed partial class BoardTests : IAsyncLifetime
{
    private static readonly string[] Meters = ["Dispatch", "Microsoft.Orleans", "Microsoft.AspNetCore.Hosting", "System.Runtime"];

    private readonly Tower tower = new() { Settings = new Dictionary<string, string> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9" } };
    private readonly ConcurrentBag<Instrument> instruments = [];
    private readonly MeterListener listener = new();

    public async ValueTask InitializeAsync()
    {
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (Meters.Contains(instrument.Meter.Name, StringComparer.Ordinal))
            {
                instruments.Add(instrument);
            }
        };
        listener.Start();
        await tower.InitializeAsync();
        await tower.Eventually("/slo", hops => hops.GetProperty("receiptToTrack").TryGetProperty("count", out _));
    }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await tower.DisposeAsync();
    }

    [Fact]
    public void Every_series_that_a_board_asks_for_is_told()
    {
        var told = instruments.SelectMany(Series).ToHashSet(StringComparer.Ordinal);
        var asked = Boards().SelectMany(board => Queries(board).SelectMany(query => Named().Matches(query).Select(name => name.Value))).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(asked);
        Assert.True(asked.IsSubsetOf(told), $"Nobody tells {string.Join(", ", asked.Except(told, StringComparer.Ordinal))}.{Environment.NewLine}These are told: {string.Join(", ", told.Order(StringComparer.Ordinal))}");
    }

    [Fact]
    public void Every_board_asks_for_something_and_there_are_those_that_were_promised() => Assert.Equal(
        ["cases", "ingest", "latency", "orleans", "partners", "redis"],
        Directory.EnumerateFiles(Folder, "*.json").Where(file => Queries(Read(file)).Any(query => Named().IsMatch(query)))
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("dispatch_positions_received_total")]
    [InlineData("dispatch_store_duration_seconds_bucket")]
    [InlineData("dispatch_log_appended_size_bytes_total")]
    [InlineData("dispatch_reader_backlog_seconds")]
    public void A_series_is_called_what_Prometheus_calls_it(string name) => Assert.Contains(name, instruments.SelectMany(Series));

    private static string Folder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Dispatch.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "deploy", "grafana", "boards");
        }
    }

    private static IEnumerable<JsonElement> Boards() => Directory.EnumerateFiles(Folder, "*.json").Select(Read);

    private static JsonElement Read(string file) => JsonElement.Parse(File.ReadAllText(file));

    private static IEnumerable<string> Queries(JsonElement board) => board.GetProperty("panels").EnumerateArray()
        .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
        .Select(target => Labels().Replace(target.GetProperty("expr").GetString()!, ""));

    /// <summary>What becomes of an instrument on its way over OTLP to Prometheus: unit and kind go into the name.</summary>
    private static IEnumerable<string> Series(Instrument instrument)
    {
        var name = NotOfPrometheus().Replace(instrument.Name, "_");
        var unit = instrument.Unit switch
        {
            null or "" or "1" => "",
            "s" => "_seconds",
            "ms" => "_milliseconds",
            "By" => "_bytes",
            ['{', ..] => "",
            var other => $"_{other}",
        };
        name = name.EndsWith(unit, StringComparison.Ordinal) ? name : name + unit;
        return Kind(instrument) switch
        {
            "Counter" or "ObservableCounter" => [$"{name}_total"],
            "Histogram" => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            _ => [name],
        };
    }

    private static string Kind(Instrument instrument) => instrument.GetType().Name.Split('`')[0];

    [GeneratedRegex(@"\b(dispatch|http|orleans|dotnet)_[a-z0-9_]+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();

    [GeneratedRegex(@"\{[^}]*\}|\bby \([^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Labels();

    [GeneratedRegex("[^a-zA-Z0-9_]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex NotOfPrometheus();
}
