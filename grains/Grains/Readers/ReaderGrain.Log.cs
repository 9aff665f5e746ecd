using Microsoft.Extensions.Logging;

namespace Dispatch;

public abstract partial class ReaderGrain
{
    [LoggerMessage(1, LogLevel.Warning, "Reader {Reader}/{Partition} cannot get on and will try again.")]
    private static partial void InTrouble(ILogger logger, string reader, int partition, Exception why);

    [LoggerMessage(2, LogLevel.Error, "Reader {Reader}/{Partition} put entry {Position} into quarantine.")]
    private static partial void EntryQuarantined(ILogger logger, string reader, int partition, long position, Exception why);

    /// <summary>Says that a state cannot be read: what is shown lacks it until it is mended.</summary>
    protected void CannotRead(string kind, Exception why) => StateUnreadable(logger, reader, Partition, kind, why);

    [LoggerMessage(4, LogLevel.Error, "Reader {Reader}/{Partition} cannot read the stored state of a {Kind}; it is not shown.")]
    private static partial void StateUnreadable(ILogger logger, string reader, int partition, string kind, Exception why);

    [LoggerMessage(3, LogLevel.Information, "Reader {Reader}/{Partition} was taken over by another owner and ends here.")]
    private static partial void Deposed(ILogger logger, string reader, int partition);
}
