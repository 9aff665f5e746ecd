using System.Text;
using Dispatch.Storage.Packed;
using Dispatch.Storage.Sqlite;
using Dispatch.Support;
using Microsoft.Data.Sqlite;

namespace Dispatch.Storage.Copies;

/// <summary>A tower's store in which something is changed by hand: verify finds it, says where, and ends with 1.</summary>
public sealed class PlantedDifferences(PlantedDifferences.WorkedStore worked) : IClassFixture<PlantedDifferences.WorkedStore>, IDisposable
{
    private const string Shipment = "ACME~L-0";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_store_that_nobody_touched_has_no_differences() => Assert.Empty(await Differences(""));

    [Fact]
    public async Task A_state_that_was_changed_is_found() => Assert.Contains(
        await Differences($"UPDATE states SET state = CAST(replace(unpacked(state), 'SWFT', 'OTHR') AS BLOB) WHERE kind = 'shipment' AND id = '{Shipment}'"),
        difference => difference == $"""shipment/{Shipment}: assignment.carrierId is "OTHR" in the state and "SWFT" by the facts""");

    [Fact]
    public async Task A_fact_that_is_missing_is_found() => Assert.Contains(
        await Differences($"DELETE FROM entries WHERE version = 2 AND aggregate = (SELECT aggregate FROM states WHERE id = '{Shipment}')"),
        difference => difference.StartsWith($"shipment/{Shipment}: ", StringComparison.Ordinal) && difference.EndsWith("by the facts", StringComparison.Ordinal));

    [Fact]
    public async Task All_facts_of_a_shipment_missing_are_found() => Assert.Contains(
        await Differences($"DELETE FROM entries WHERE aggregate = (SELECT aggregate FROM states WHERE id = '{Shipment}')"),
        difference => difference == $"shipment/{Shipment}: it has a state, but no facts");

    [Fact]
    public async Task A_state_that_is_missing_is_found() => Assert.NotEmpty(await Differences($"DELETE FROM states WHERE id = '{Shipment}'"));

    [Fact]
    public async Task A_deadline_that_is_missing_is_found() => Assert.Contains(
        await Differences($"DELETE FROM deadlines WHERE aggregate = (SELECT aggregate FROM states WHERE id = '{Shipment}')"),
        difference => difference.StartsWith($"shipment/{Shipment}: its deadline window:1", StringComparison.Ordinal) && difference.EndsWith("is not in the due index", StringComparison.Ordinal));

    [Fact]
    public async Task A_deadline_that_nobody_set_is_found() => Assert.Contains(
        await Differences($"INSERT INTO deadlines SELECT partition, 0, aggregate, 'planted', 1 FROM states WHERE id = '{Shipment}'"),
        difference => difference.StartsWith($"shipment/{Shipment}: the due index has a deadline planted", StringComparison.Ordinal));

    [Fact]
    public async Task A_version_before_its_facts_is_found() => Assert.Contains(
        await Differences($"UPDATE states SET version = 1 WHERE id = '{Shipment}'"),
        difference => difference.EndsWith("but its state is of version 1", StringComparison.Ordinal));

    [Fact]
    public async Task A_reader_beyond_its_log_is_found() => Assert.Contains(
        await Differences("UPDATE readers SET position = 1000000 WHERE name = 'journal' AND partition = 3"),
        difference => difference.StartsWith("journal.3: it was read up to 1000000, but ends at", StringComparison.Ordinal));

    [Fact]
    public async Task An_entry_that_is_missing_before_it_was_read_is_found() => Assert.Contains(
        await Differences("UPDATE readers SET position = 0 WHERE name = 'journal'; DELETE FROM entries WHERE id & 0xffffffffff = 1 AND aggregate IS NOT NULL"),
        difference => difference.EndsWith("positions 1 to 1 are missing, and have not been read", StringComparison.Ordinal));

    [Fact]
    public async Task The_command_ends_with_1_and_names_the_key()
    {
        var path = Planted($"UPDATE states SET version = 1 WHERE id = '{Shipment}'");

        var verified = await SiloCommand.On(path, "verify");

        Assert.Equal(1, verified.Code);
        Assert.Contains($"shipment/{Shipment}", verified.Output, StringComparison.Ordinal);
        Assert.Contains("1 differences", verified.Output, StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<string>> Differences(string sql)
    {
        var differences = new List<string>();
        await using var source = new PackedSource(SqliteSnapshot.Open(Planted(sql)));
        var found = await Verification.Of(source, differences.Add, TimeProvider.System.GetUtcNow(), Untold.Instance, CancellationToken.None);
        Assert.True(found.Facts > 10, $"There are only {found.Facts} facts.");
        Assert.Equal(differences.Count, found.Differences);
        return differences;
    }

    private string Planted(string sql)
    {
        var path = Directory.CreateDirectory(folder.Under("store")).FullName;
        foreach (var file in Directory.EnumerateFiles(worked.Folder.Path))
        {
            File.Copy(file, Path.Combine(path, Path.GetFileName(file)));
        }

        using var connection = new SqliteConnection($"Data Source={Path.Combine(path, "tower.db")};Pooling=False");
        connection.Open();
        connection.CreateFunction("unpacked", (byte[] stored) => Encoding.UTF8.GetString(Packing.Unpack(stored).Span));
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT 1; {sql}";
        command.ExecuteNonQuery();
        return path;
    }

    /// <summary>The store of a tower that has worked for a moment.</summary>
    public sealed class WorkedStore : IAsyncLifetime
    {
        internal TemporaryFolder Folder { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await using var tower = await TowerProcess.Start();
            var load = new TowerLoad(tower.Http);
            load.Start();
            await load.Released(10);
            load.Stop();
            await load.Ended();
            await tower.Kill();
            foreach (var file in Directory.EnumerateFiles(tower.StoreFolder, "*.db*"))
            {
                File.Copy(file, Folder.Under(Path.GetFileName(file)));
            }
        }

        public ValueTask DisposeAsync()
        {
            Folder.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
