using Microsoft.Extensions.Logging;

namespace Dispatch;

public abstract partial class ReaderGrain
{
    [LoggerMessage(1, LogLevel.Warning, "Reader {Reader}/{Partition} cannot get on and will try again.")]
    private static partial void InTrouble(ILogger logger, string reader, int partition, Exception why);

    [LoggerMessage(2, LogLevel.Error, "Reader {Reader}/{Partition} put entry {Position} into quarantine.")]
    private static partial void EntryQuarantined(ILogger logger, string reader, int partition, long position, Exception why);

    [LoggerMessage(3, LogLevel.Information, "Reader {Reader}/{Partition} was taken over by another owner and ends here.")]
    private static partial void Deposed(ILogger logger, string reader, int partition);
}
