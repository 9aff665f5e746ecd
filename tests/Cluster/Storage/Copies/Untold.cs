namespace Dispatch.Storage.Copies;

/// <summary>Progress that nobody asks for.</summary>
internal sealed class Untold : IProgress<StoreRecord>
{
    public static Untold Instance { get; } = new();

    public void Report(StoreRecord value)
    {
    }
}
