using Dispatch.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage;

/// <summary>A store that cannot be opened as configured says in one sentence why, and changes nothing.</summary>
public sealed class SqliteRefusals : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_below_a_file_is_refused()
    {
        // No right helps here, not even an administrator's.
        File.WriteAllText(folder.Under("file"), "");

        Assert.Contains("cannot be written to", Refusal(folder.Under("file/store")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_read_only_folder_is_refused()
    {
        const string KernelOnly = "/proc/sys/kernel";
        Assert.SkipUnless(Directory.Exists(KernelOnly), "There is no file system here that refuses files to everybody.");

        Assert.Contains("cannot be written to", Refusal(KernelOnly), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tower.db")]
    [InlineData("telematics.db")]
    public async Task A_store_of_a_newer_version_is_refused_and_left_as_it_is(string file)
    {
        await Create();
        Execute(file, $"PRAGMA user_version = {Schema.Version + 1}");

        Assert.Contains("newer Dispatch", Refusal(folder.Path), StringComparison.Ordinal);

        Execute(file, $"PRAGMA user_version = {Schema.Version}");
        await OpenAndClose();
    }

    [Fact]
    public async Task A_store_with_another_number_of_partitions_is_refused()
    {
        await Create();

        var refusal = Refusal(folder.Path, partitions: 8);

        Assert.Contains("was made for 4 partitions and cannot have 8", refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(SqliteStoreOptions.MaxPartitions + 1)]
    public void A_number_of_partitions_that_cannot_be_is_refused(int partitions) =>
        Assert.Contains("cannot have", Refusal(folder.Path, partitions), StringComparison.Ordinal);

    [Fact]
    public async Task A_store_that_has_lost_its_telematics_is_refused()
    {
        await Create();
        File.Delete(folder.Under("telematics.db"));

        Assert.Contains("missing", Refusal(folder.Path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tower.db")]
    [InlineData("telematics.db")]
    public async Task A_file_that_is_no_database_is_refused(string file)
    {
        await Create();
        await File.WriteAllTextAsync(folder.Under(file), new string('x', 10_000));

        Assert.Contains("restore its files", Refusal(folder.Path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_another_process_holds_is_refused_until_that_ends()
    {
        using (var holder = VictimProcess.Start("hold", folder.Path))
        {
            await holder.IsOpen();
            Assert.Contains("in use by another process", Refusal(folder.Path), StringComparison.Ordinal);
            await holder.Kill();
        }

        await OpenAndClose();
    }

    [Fact]
    public async Task A_store_that_is_open_here_is_refused_a_second_time()
    {
        await using var store = SqliteStore.Open(new(folder.Path, 4));

        Assert.Contains("in use", Refusal(folder.Path), StringComparison.Ordinal);
    }

    private static string Refusal(string path, int partitions = 4) =>
        Assert.Throws<StoreRefusedException>(() => SqliteStore.Open(new(path, partitions))).Message;

    private async Task Create()
    {
        await using var store = SqliteStore.Open(new(folder.Path, 4));
        await store.Append([new(Logs.Inbox, 0, new byte[1])]);
    }

    private async Task OpenAndClose()
    {
        await using var store = SqliteStore.Open(new(folder.Path, 4));
        Assert.Equal(4, store.Partitions);
    }

    private void Execute(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={folder.Under(file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
