using System.Buffers;

namespace Dispatch.Http;

/// <summary>A growing buffer whose memory comes from the pool and goes back to it. Not for two threads at once.</summary>
public sealed class PooledBuffer<T>(int capacity = PooledBuffer<T>.SmallestCapacity) : IBufferWriter<T>, IDisposable where T : struct
{
    private const int SmallestCapacity = 1024;

    private T[] array = ArrayPool<T>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public int Capacity => array.Length;

    public ReadOnlySpan<T> Written => array.AsSpan(0, Length);

    public ReadOnlyMemory<T> WrittenMemory => array.AsMemory(0, Length);

    public void Add(T item)
    {
        Reserve(1);
        array[Length++] = item;
    }

    public void Advance(int count) => Length += count;

    public void Clear() => Length = 0;

    public Memory<T> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return array.AsMemory(Length);
    }

    public Span<T> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return array.AsSpan(Length);
    }

    public void Dispose()
    {
        ArrayPool<T>.Shared.Return(array);
        array = [];
        Length = 0;
    }

    private void Reserve(int count)
    {
        if (array.Length - Length >= count)
        {
            return;
        }

        var larger = ArrayPool<T>.Shared.Rent(Math.Max(Length + count, 2 * array.Length));
        array.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<T>.Shared.Return(array);
        array = larger;
    }
}
