using System.Text;
using Dispatch.Storage.Sqlite;
using Dispatch.Support;

namespace Dispatch.Storage.Copies;

/// <summary>What cannot be backed up or restored is said in one sentence, and leaves nothing behind. By the tower's own binary.</summary>
public sealed class BackupRefusals : IAsyncLifetime
{
    private const int Refused = 2;
    private const int EntryBytes = 500_000;

    private readonly TemporaryFolder folder = new();

    private string Store => folder.Under("store");

    private string Backup => folder.Under("backup");

    public async ValueTask InitializeAsync()
    {
        await using (var store = SqliteStore.Open(new(Store, 4)))
        {
            // So that it does not pack away to nothing.
            var noise = new byte[EntryBytes];
            new Random(1).NextBytes(noise);
            await store.Append([new(Logs.Inbox, 0, noise)]);
        }

        Assert.Equal(0, (await SiloCommand.On(Store, "backup", Backup)).Code);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    [InlineData(EntryBytes / 2)]
    public async Task A_backup_that_is_cut_short_is_refused(int bytes)
    {
        await using (var file = File.OpenWrite(Backup))
        {
            file.SetLength(file.Length - bytes);
        }

        await IsRefused("cut short or has been altered");
    }

    [Fact]
    public async Task A_backup_that_was_altered_anywhere_is_refused()
    {
        await using (var file = File.Open(Backup, FileMode.Open))
        {
            file.Position = EntryBytes / 3;
            var known = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(known ^ 1));
        }

        await IsRefused("cut short or has been altered");
    }

    [Fact]
    public async Task A_file_that_is_no_backup_is_refused()
    {
        await File.WriteAllTextAsync(Backup, new string('x', EntryBytes));

        await IsRefused("is not a backup of Dispatch");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused()
    {
        File.Delete(Backup);

        await IsRefused("There is no file");
    }

    [Fact]
    public async Task A_backup_of_a_newer_format_is_refused()
    {
        var bytes = await File.ReadAllBytesAsync(Backup);
        var head = Encoding.UTF8.GetString(bytes.AsSpan(0, 200));
        var at = head.IndexOf("\"format\":1", StringComparison.Ordinal);
        bytes[at + "\"format\":".Length] = (byte)'9';
        await File.WriteAllBytesAsync(Backup, bytes);

        await IsRefused("reads up to 1");
    }

    [Fact]
    public async Task A_store_that_is_there_already_is_not_overwritten()
    {
        var refused = await SiloCommand.On(Store, "restore", Backup);

        Assert.Equal(Refused, refused.Code);
        Assert.Contains("has a store already", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_is_there_already_is_not_overwritten()
    {
        var refused = await SiloCommand.On(Store, "backup", Backup);

        Assert.Equal(Refused, refused.Code);
        Assert.Contains("exists already", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_number_of_partitions_is_refused()
    {
        var refused = await SiloCommand.On(folder.Under("other"), "restore", Backup, "--Dispatch:Storage:Partitions=8");

        Assert.Equal(Refused, refused.Code);
        Assert.Contains("set Dispatch:Storage:Partitions to 4", refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_store_cannot_be_backed_up_or_verified()
    {
        foreach (var command in (string[][])[["backup", folder.Under("none")], ["verify"]])
        {
            var refused = await SiloCommand.On(folder.Under("other"), command);
            Assert.Equal(Refused, refused.Code);
            Assert.Contains("There is no store", refused.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("backup", "Name the file")]
    [InlineData("bakcup", "There is no command bakcup")]
    public async Task A_command_that_makes_no_sense_is_refused(string command, string why)
    {
        var refused = await SiloCommand.On(Store, command);

        Assert.Equal(Refused, refused.Code);
        Assert.Contains(why, refused.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        var help = await SiloCommand.On(Store, "--help");

        Assert.Equal(0, help.Code);
        Assert.All(["backup FILE", "restore FILE", "verify"], command => Assert.Contains(command, help.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_backup_that_is_interrupted_leaves_nothing()
    {
        using var stop = new CancellationTokenSource();
        await using var source = SqliteSnapshot.Open(Store);
        var interrupt = new InterruptAtFirst(stop);

        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            BackupWriter.Write(folder.Under("half"), BackupHeader.Of("test", 4, DateTimeOffset.UnixEpoch), source, interrupt, stop.Token));

        Assert.Empty(Directory.EnumerateFiles(folder.Path, "half*"));
    }

    [Fact]
    public async Task A_backup_onto_a_full_disk_leaves_nothing()
    {
        var failed = await WithLimitedFiles("backup", folder.Under("full"), Store);

        Assert.Equal(Refused, failed.Code);
        Assert.False(File.Exists(folder.Under("full")));
        Assert.False(File.Exists(folder.Under("full.partial")));
    }

    [Fact]
    public async Task A_restore_onto_a_full_disk_leaves_nothing()
    {
        var failed = await WithLimitedFiles("restore", Backup, folder.Under("other"));

        Assert.Equal(Refused, failed.Code);
        Assert.Equal(["store.lock"], Directory.EnumerateFiles(folder.Under("other")).Select(Path.GetFileName));
    }

    /// <summary>A limit on the size of files fails a write as a full disk does, and needs no rights.</summary>
    private static async Task<SiloCommand> WithLimitedFiles(string command, string file, string store)
    {
        await using var child = ChildProcess.Start(
            "sh",
            ["-c", $"trap '' XFSZ; ulimit -f 400; exec dotnet exec \"{Repository.SiloDll}\" {command} \"{file}\""],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["Dispatch__Storage__Path"] = store,
                ["DOTNET_EnableWriteXorExecute"] = "0", // it maps code by a file, whose size would be limited too
            },
            Path.GetDirectoryName(Repository.SiloDll)!);
        return new(await child.Exited(Eventually.Patience), child.Output);
    }

    private sealed class InterruptAtFirst(CancellationTokenSource stop) : IProgress<StoreRecord>
    {
        public void Report(StoreRecord value) => stop.Cancel();
    }

    private async Task IsRefused(string why)
    {
        var refused = await SiloCommand.On(folder.Under("other"), "restore", Backup);

        Assert.Equal(Refused, refused.Code);
        Assert.Contains(why, refused.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Under("other/tower.db")));
    }
}
