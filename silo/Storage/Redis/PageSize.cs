namespace Dispatch.Storage.Redis;

/// <summary>
/// How many items to ask Redis for at once: it bounds answers by number, the port by bytes. First as many as can never have more bytes
/// than an answer may have; then as many as likely fit, seeing how large they have been.
/// </summary>
internal sealed class PageSize
{
    private const int SurelyFit = StoreLimits.MaxReadBytes / StoreLimits.MaxEntryBytes;

    /// <summary>How much larger than the largest so far the next ones may be.</summary>
    private const int Caution = 8;

    private int largest;

    public int Next => largest == 0 ? SurelyFit : Math.Max(SurelyFit, StoreLimits.MaxReadBytes / Caution / largest);

    public void Saw(int bytes) => largest = Math.Max(largest, bytes);
}
