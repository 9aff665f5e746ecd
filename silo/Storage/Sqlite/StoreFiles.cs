using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Sqlite;

/// <summary>The two databases of a folder, opened for writing, checked against each other and against what is configured.</summary>
internal sealed record StoreFiles(Database Tower, Database Telematics)
{
    /// <exception cref="StoreRefusedException"/>
    public static StoreFiles Open(StoreFolder folder, SqliteStoreOptions options)
    {
        Database? tower = null;
        Database? telematics = null;
        try
        {
            tower = Database.ToWrite(folder.Tower);
            telematics = Database.ToWrite(folder.Telematics);
            Check(tower, telematics, options);
            return new(tower, telematics);
        }
        catch (Exception failure)
        {
            tower?.Dispose();
            telematics?.Dispose();
            throw failure is SqliteException
                ? new StoreRefusedException($"The store in {options.Folder} cannot be opened ({failure.Message}): restore its files, or configure another folder.", failure)
                : failure;
        }
    }

    private static void Check(Database tower, Database telematics, SqliteStoreOptions options)
    {
        var hasTower = Schema.Check(tower, options.Partitions);
        var hasTelematics = Schema.Check(telematics, options.Partitions);

        // The telematics file is made first, so that a tower without one has lost it: its readers would wait at positions
        // that are given out anew.
        if (hasTower && !hasTelematics)
        {
            throw new StoreRefusedException($"{telematics.Path} is missing or empty: restore it together with the other files of the store.");
        }

        telematics.Prepare(options.Durability);
        tower.Prepare(options.Durability);
        if (!hasTelematics)
        {
            Schema.CreateLog(telematics, options.Partitions);
        }

        if (!hasTower)
        {
            Schema.CreateTower(tower, options.Partitions);
        }
    }
}
