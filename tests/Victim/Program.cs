using Dispatch.Storage;
using Dispatch.Storage.Sqlite;
using Dispatch.Victim;

// hold FOLDER                         opens the store and keeps it until standard input ends
// write FOLDER DURABILITY SEED LAST   commits and appends, one line for each acknowledgement, until it is killed: by somebody, or by
//                                     itself in the moment of acknowledgement LAST (0: never)
var store = SqliteStore.Open(new SqliteStoreOptions(args[1], Partitions: Work.Partitions, args[0] == "write" ? Enum.Parse<Durability>(args[2]) : Durability.Fast));
Acknowledgements.Say("open");
if (args[0] == "write")
{
    Acknowledgements.DieAfter(int.Parse(args[4]));
    await Work.Run(store, seed: int.Parse(args[3]));
}

await Console.In.ReadToEndAsync();
await store.DisposeAsync();
