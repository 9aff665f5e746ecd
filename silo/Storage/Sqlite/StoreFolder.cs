namespace Dispatch.Storage.Sqlite;

/// <summary>The folder of a store, held by this process alone until it is disposed of or the process ends, however it ends.</summary>
internal sealed class StoreFolder : IDisposable
{
    public const string TowerFile = "tower.db";
    public const string TelematicsFile = "telematics.db";

    private readonly FileStream held;

    private StoreFolder(string path, FileStream held)
    {
        this.held = held;
        Tower = Path.Combine(path, TowerFile);
        Telematics = Path.Combine(path, TelematicsFile);
    }

    public string Tower { get; }

    public string Telematics { get; }

    /// <exception cref="StoreRefusedException">The folder cannot be written to, or another process holds it.</exception>
    public static StoreFolder Hold(string folder)
    {
        var path = Path.GetFullPath(folder);
        TryWrite(path);
        try
        {
            // The system drops the lock with the process, also after a kill.
            return new(path, new(Path.Combine(path, "store.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure)
        {
            throw new StoreRefusedException($"The store in {path} is in use by another process: end it, or configure another folder.", failure);
        }
    }

    /// <summary>Whether there is a store to lose.</summary>
    public static bool HasStore(string folder) => File.Exists(Path.Combine(folder, TowerFile));

    /// <summary>Deletes the store of a folder, and nothing else that lies there.</summary>
    /// <inheritdoc cref="Hold" path="/exception"/>
    public static void Clear(string folder)
    {
        using var store = Hold(folder);
        foreach (var file in new[] { store.Tower, store.Telematics })
        {
            File.Delete(file);
            File.Delete($"{file}-wal");
            File.Delete($"{file}-shm");
        }
    }

    public void Dispose() => held.Dispose();

    private static void TryWrite(string path)
    {
        var probe = Path.Combine(path, $"probe-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(path);
            File.WriteAllText(probe, "probe");
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException($"The store's folder {path} cannot be written to: make it writable, or configure another.", failure);
        }
    }
}
