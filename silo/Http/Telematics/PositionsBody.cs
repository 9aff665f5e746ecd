using Dispatch.Http;

namespace Dispatch.Tracking;

/// <summary>The bytes of one request, in pooled memory that the node's budget knows of.</summary>
public sealed class PositionsBody(BodyBudget budget) : IDisposable
{
    public const int MaxBytes = 8 << 20;

    private const int FirstRead = 64 << 10;

    private static readonly Refusal TooLarge = new("request.too-large", $"A request carries at most {MaxBytes:N0} bytes of positions.");
    private static readonly Refusal NoRoom = new("store.unavailable", "This node holds as much as it may; come back when it has stored some.");

    private readonly PooledBuffer<byte> buffer = new();
    private long taken;

    public ReadOnlySpan<byte> Bytes => buffer.Written;

    /// <summary>Reads to the end, or until it is too much: what is announced is not trusted, what comes is counted.</summary>
    /// <returns>Why it cannot be taken, else null.</returns>
    public async ValueTask<Refusal?> Read(HttpRequest request)
    {
        if (request.ContentLength > MaxBytes)
        {
            return TooLarge;
        }

        // Memory grows with what has come, not with what was announced; one byte more, so that the end is seen without growing.
        var room = (int)Math.Min(request.ContentLength ?? FirstRead, FirstRead) + 1;
        while (TryGrow(room))
        {
            var read = await request.Body.ReadAsync(buffer.GetMemory(room), request.HttpContext.RequestAborted);
            buffer.Advance(read);
            if (read == 0 || buffer.Length > MaxBytes)
            {
                return read == 0 ? null : TooLarge;
            }

            room = 1;
        }

        return NoRoom;
    }

    public void Dispose()
    {
        buffer.Dispose();
        budget.Return(taken);
    }

    private bool TryGrow(int room)
    {
        buffer.GetMemory(room);
        var more = buffer.Capacity - taken;
        if (!budget.TryTake(more))
        {
            return false;
        }

        taken += more;
        return true;
    }
}
