namespace Dispatch.Storage;

/// <summary>An answer in the making: at least one item, and no more once it has <see cref="StoreLimits.MaxReadBytes"/>.</summary>
internal sealed class Page<T>
{
    private readonly List<T> items = [];
    private long bytes;

    public bool HasRoom => bytes < StoreLimits.MaxReadBytes;

    public IReadOnlyList<T> Items => items;

    public void Add(T item, int length)
    {
        items.Add(item);
        bytes += length;
    }
}
