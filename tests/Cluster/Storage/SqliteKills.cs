using Dispatch.Storage.Sqlite;
using Dispatch.Victim;

namespace Dispatch.Storage;

/// <summary>Processes that are killed while they commit and append, one after the other on one store.</summary>
public sealed class SqliteKills : IDisposable
{
    private const int ShortSeed = 20260302;
    private const int ShortKills = 4;
    private const int LongKills = 100;

    /// <summary>The last acknowledgement before a kill: some fall into the first group, some past a checkpoint of the write-ahead log.</summary>
    private const int MaxAcknowledgements = 6_000;

    private static readonly bool IsLong = Environment.GetEnvironmentVariable("DISPATCH_LONG") == "1";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(Durability.Power)]
    [InlineData(Durability.Fast)]
    public async Task After_a_kill_nothing_acknowledged_is_missing_and_nothing_is_half_there(Durability durability)
    {
        var seed = IsLong ? Environment.TickCount : ShortSeed;
        TestContext.Current.SendDiagnosticMessage($"Kills of {durability} with seed {seed}.");
        var random = new Random(seed);
        var promised = new Promises();
        for (var kill = 1; kill <= (IsLong ? LongKills : ShortKills); kill++)
        {
            // The cube makes early kills frequent.
            var acknowledgements = 1 + (int)(MaxAcknowledgements * Math.Pow(random.NextDouble(), 3));
            await RunAndKill(durability, random.Next(), acknowledgements, fromInside: kill % 2 == 1, promised);

            await using var store = SqliteStore.Open(new(folder.Path, Work.Partitions, durability));
            var broken = await promised.BrokenBy(store);
            Assert.True(broken.Count == 0, $"seed {seed}, kill {kill}: {string.Join("; ", broken)}");
        }
    }

    /// <param name="fromInside">
    /// The process kills itself in the very moment of an acknowledgement, which finds what was acknowledged too early; a kill from
    /// outside comes later, anywhere in the work of a group.
    /// </param>
    private async Task RunAndKill(Durability durability, int seed, int acknowledgements, bool fromInside, Promises promised)
    {
        using var victim = VictimProcess.Start("write", folder.Path, durability.ToString(), $"{seed}", $"{(fromInside ? acknowledgements : 0)}");
        await victim.IsOpen();
        for (var i = 0; i < acknowledgements; i++)
        {
            promised.Remember((await victim.NextLine())!);
        }

        if (!fromInside)
        {
            await victim.Kill();
        }

        // What it still said before it died was promised as well.
        while (await victim.NextLine() is { } line)
        {
            promised.Remember(line);
        }

        await victim.Ended();
    }
}
