using Dispatch.Live;
using Dispatch.Shipments;
using Dispatch.Tracking;

namespace Dispatch;

/// <summary>Which reader reads which log.</summary>
public static class ReaderGrains
{
    public static readonly IReadOnlyList<string> Logs = ["telematics", "inbox", "journal"];

    /// <returns>Null where no reader reads such a log.</returns>
    public static IReaderGrain? ReaderOf(this IGrainFactory grains, string log, int partition) => log switch
    {
        "telematics" => grains.GetGrain<ITrackingGrain>(partition),
        "inbox" => grains.GetGrain<IInboxGrain>(partition),
        "journal" => grains.GetGrain<IJournalGrain>(partition),
        _ => null,
    };
}
