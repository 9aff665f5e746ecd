using System.Diagnostics.Metrics;
using System.Text.Json;
using Dispatch.Live;
using static Dispatch.Telemetry.TelemetryNames;

namespace Dispatch.Hosting;

/// <summary>
/// What is looked up when metrics are collected. Every node tells the whole tower's, as it sees it: a board takes the largest of
/// them, not their sum.
/// </summary>
public sealed class TowerGauges : IHostedService, IDisposable
{
    private readonly ReadersAwake readers;
    private readonly Meter meter = new(Source);

    /// <param name="tower">Null on a node that shows nothing.</param>
    public TowerGauges(ReadersAwake readers, ITower? tower = null)
    {
        this.readers = readers;
        meter.CreateObservableGauge(Metric.Backlog, Backlog, "s", "How long ago a reader had nothing left to read, by log and partition.");
        meter.CreateObservableGauge(Metric.Quarantine, Quarantine, "{entry}", "Entries that were set aside and wait for a person, by log.");
        if (tower is not null)
        {
            Show(tower);
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => meter.Dispose();

    private void Show(ITower tower)
    {
        meter.CreateObservableGauge(Metric.ExceptionsOpen, () => Counted(tower.Now.OpenExceptions.Values, row => row.Severity, Tag.Severity), "{exception}", "Exceptions in which work is left, by severity.");
        meter.CreateObservableGauge(Metric.ShipmentsOpen, () => Counted(tower.Now.Shipments.Values, row => row.Status, Tag.Status), "{shipment}", "Shipments under way, by status.");
        meter.CreateObservableGauge(Metric.Vehicles, () => Counted(tower.Now.Vehicles.Values, row => row.Status, Tag.Status), "{vehicle}", "Vehicles, by what they do.");
    }

    private IEnumerable<Measurement<double>> Backlog() => readers.Readers.Select(reader => new Measurement<double>(
        reader.Behind.TotalSeconds, new(Tag.Log, reader.Log), new(Tag.Partition, reader.Partition)));

    private IEnumerable<Measurement<long>> Quarantine() => readers.Readers.GroupBy(reader => reader.Log).Select(log => new Measurement<long>(
        log.Sum(reader => reader.Quarantined), new KeyValuePair<string, object?>(Tag.Log, log.Key)));

    /// <summary>Of every value one, so that nothing is told as 0 and not left as it was.</summary>
    private static IEnumerable<Measurement<long>> Counted<TRow, TWord>(IEnumerable<TRow> rows, Func<TRow, TWord> word, string tag)
        where TWord : struct, Enum
    {
        var counts = rows.CountBy(word).ToDictionary();
        return Enum.GetValues<TWord>().Select(value => new Measurement<long>(
            counts.GetValueOrDefault(value), new KeyValuePair<string, object?>(tag, JsonNamingPolicy.CamelCase.ConvertName(value.ToString()))));
    }
}
