using Dispatch.Storage;
using Dispatch.Storage.Redis;
using Dispatch.Storage.Sqlite;
using Dispatch.Victim;

// hold STORE                         opens the store and keeps it until standard input ends
// write STORE DURABILITY SEED LAST   commits and appends, one line for each acknowledgement, until it is killed: by somebody, or by
//                                    itself in the moment of acknowledgement LAST (0: never)
// A store is a folder, or redis:CONNECTION.
const string Redis = "redis:";
var durability = args[0] == "write" ? Enum.Parse<Durability>(args[2]) : Durability.Fast;
IStore store = args[1].StartsWith(Redis, StringComparison.Ordinal)
    ? await RedisStore.Open(new(args[1][Redis.Length..], Partitions: Work.Partitions, Durability: durability))
    : SqliteStore.Open(new SqliteStoreOptions(args[1], Partitions: Work.Partitions, durability));
Acknowledgements.Say("open");
if (args[0] == "write")
{
    Acknowledgements.DieAfter(int.Parse(args[4]));
    await Work.Run(store, seed: int.Parse(args[3]));
}

await Console.In.ReadToEndAsync();
await ((IAsyncDisposable)store).DisposeAsync();
