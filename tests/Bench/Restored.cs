using System.Collections.Immutable;
using System.Diagnostics;
using Dispatch.Shipments;

namespace Dispatch.Bench;

/// <summary>A stand that begins with many shipments.</summary>
public static class Restored
{
    /// <inheritdoc cref="ShipmentsBackup(int, int, Func{Journey, ImmutableArray{ShipmentCommand}}, bool)"/>
    public static async Task<Stand> Start(
        StoreChoice store, int shipments, Func<Journey, ImmutableArray<ShipmentCommand>> history, bool isRead, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("dispatch-bench-");
        try
        {
            var (file, began) = (Path.Combine(folder.FullName, "shipments.backup"), Stopwatch.GetTimestamp());
            await new ShipmentsBackup(store.Partitions, shipments, history, isRead).Write(file);
            var written = Stopwatch.GetElapsedTime(began);
            var stand = await Stand.Start(store, settings, file);
            Console.WriteLine(
                $"{store.Name}: {shipments:N0} shipments written in {written.TotalSeconds:0} s, restored and ready {(Stopwatch.GetElapsedTime(began) - written).TotalSeconds:0} s later");
            return stand;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
