using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Dispatch.Victim;

// hold FOLDER               opens the store and keeps it until standard input ends
// write FOLDER POWER SEED   commits and appends until it is killed, one line for each acknowledgement
var store = SqliteStore.Open(new SqliteStoreOptions(args[1], Partitions: Work.Partitions, args[0] == "write" ? Enum.Parse<Durability>(args[2]) : Durability.Fast));
Acknowledgements.Say("open");
if (args[0] == "write")
{
    await Work.Run(store, seed: int.Parse(args[3]));
}

await Console.In.ReadToEndAsync();
await store.DisposeAsync();
