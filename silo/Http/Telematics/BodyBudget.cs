namespace Dispatch.Tracking;

/// <summary>How many bytes of telematics this node holds between their receipt and their append. Beyond it senders are asked to come back.</summary>
public sealed class BodyBudget
{
    public const long MaxBytes = 64 << 20;

    private long taken;

    public bool TryTake(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= MaxBytes)
        {
            return true;
        }

        Return(bytes);
        return false;
    }

    public void Return(long bytes) => Interlocked.Add(ref taken, -bytes);
}
