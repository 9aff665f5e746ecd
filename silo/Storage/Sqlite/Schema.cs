namespace Dispatch.Storage.Sqlite;

/// <summary>The tables, their version, and the number of partitions they were made for.</summary>
internal static class Schema
{
    /// <summary>Kept in the file as <c>user_version</c>; 0 is a file without tables.</summary>
    public const int Version = 1;

    /// <summary>
    /// Both files hold logs. An entry is found by its number alone (<see cref="EntryId"/>): one narrow tree, into which large
    /// entries are appended fastest. A fact is an entry of the journal that knows its aggregate, so that it is stored once.
    /// </summary>
    private const string LogTables =
        """
        CREATE TABLE store(partitions INTEGER NOT NULL) STRICT;
        CREATE TABLE slots(
            slot INTEGER PRIMARY KEY, log TEXT NOT NULL, partition INTEGER NOT NULL, trimmed INTEGER NOT NULL DEFAULT 0,
            UNIQUE (log, partition)) STRICT;
        CREATE TABLE entries(id INTEGER PRIMARY KEY, aggregate INTEGER, version INTEGER, bytes BLOB NOT NULL) STRICT;
        CREATE INDEX facts ON entries(aggregate, version) WHERE aggregate IS NOT NULL;
        """;

    /// <summary>The large column of a state comes last: a commit reads what stands before it without touching it.</summary>
    private const string TowerTables =
        """
        CREATE TABLE states(
            aggregate INTEGER PRIMARY KEY, kind TEXT NOT NULL, partition INTEGER NOT NULL, id TEXT NOT NULL, grouping TEXT NOT NULL,
            version INTEGER NOT NULL, deadlines BLOB NOT NULL, commits BLOB NOT NULL, state BLOB NOT NULL,
            UNIQUE (kind, partition, id)) STRICT;
        CREATE TABLE deadlines(
            partition INTEGER NOT NULL, due_ticks INTEGER NOT NULL, aggregate INTEGER NOT NULL, name TEXT NOT NULL, version INTEGER NOT NULL,
            PRIMARY KEY (partition, due_ticks, aggregate, name)) STRICT, WITHOUT ROWID;
        CREATE TABLE readers(
            reader INTEGER PRIMARY KEY, name TEXT NOT NULL, partition INTEGER NOT NULL, epoch INTEGER NOT NULL, position INTEGER NOT NULL,
            UNIQUE (name, partition)) STRICT;
        CREATE TABLE reader_rows(
            reader INTEGER NOT NULL, key TEXT NOT NULL, bytes BLOB NOT NULL,
            PRIMARY KEY (reader, key)) STRICT, WITHOUT ROWID;
        """;

    /// <summary>The number of partitions that the file was made for; null where it has no tables.</summary>
    /// <exception cref="StoreRefusedException">They are of a newer version.</exception>
    public static int? Partitions(Database database)
    {
        var version = database.Ask("PRAGMA user_version");
        return version switch
        {
            0 => null,
            > Version => throw new StoreRefusedException(
                $"{database.Path} was made by a newer Dispatch (schema {version}; this one knows up to {Version}): start that version or a later one."),
            _ => (int)database.Ask("SELECT partitions FROM store"),
        };
    }

    /// <summary>Whether the file has tables.</summary>
    /// <exception cref="StoreRefusedException">They are of a newer version, or were made for another number of partitions.</exception>
    public static bool Check(Database database, int partitions) => Partitions(database) switch
    {
        null => false,
        { } made when made == partitions => true,
        { } made => throw new StoreRefusedException(
            $"{database.Path} was made for {made} partitions and cannot have {partitions}: configure {made}, or move the data into a new store."),
    };

    public static void CreateLog(Database database, int partitions) => Create(database, LogTables, partitions);

    public static void CreateTower(Database database, int partitions) => Create(database, LogTables + TowerTables, partitions);

    private static void Create(Database database, string tables, int partitions) =>
        database.Do($"BEGIN IMMEDIATE; {tables} INSERT INTO store VALUES ({partitions}); PRAGMA user_version = {Version}; COMMIT;");
}
