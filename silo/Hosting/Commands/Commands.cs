using Dispatch.Simulation;
using Dispatch.Storage;
using Microsoft.Data.Sqlite;

namespace Dispatch.Hosting;

/// <summary>What the binary does instead of running a tower: its first argument names it.</summary>
public static class Commands
{
    private const int Done = 0;
    private const int Differs = 1;
    private const int Failed = 2;
    private const int Interrupted = 130;

    private const string Help =
        """
        Dispatch.Silo                  runs the tower (--urls http://localhost:5080, --demo, --demo --speed 20)
        Dispatch.Silo backup FILE      writes the whole store into one file, also beside a running tower
        Dispatch.Silo restore FILE     makes a store of it, where there is none yet
        Dispatch.Silo verify           folds all facts once more and compares them with the states, also beside a running tower
        Dispatch.Silo verify FILE      does so with a backup

        The store is the one that the settings name, as for the tower: by environment (Dispatch__Storage__Path=/data), by appsettings.json,
        or as an argument (--Dispatch:Storage:Path=/data). A command ends with 0 when it is done, with 1 when verify finds a difference,
        with 2 when it could not be done.
        """;

    /// <returns>The code to end with; null where a tower is to be run.</returns>
    public static async Task<int?> Run(string[] args)
    {
        try
        {
            return args switch
            {
                ["--help" or "-h" or "help", ..] => await Say(Help),
                ["backup", var file, .. var settings] when IsFile(file) => await Interruptible(stop => Copying.Backup(Settings(settings), file, stop)),
                ["restore", var file, .. var settings] when IsFile(file) => await Interruptible(stop => Copying.Restore(Settings(settings), file, stop)),
                ["verify", var file, ..] when IsFile(file) => await Interruptible(stop => Verifying.Backup(file, stop)),
                ["verify", .. var settings] => await Interruptible(stop => Verifying.Store(Settings(settings), stop)),
                ["backup" or "restore", ..] => throw new UsageException($"Name the file: Dispatch.Silo {args[0]} FILE"),
                [var word, ..] when word.All(char.IsAsciiLetter) => throw new UsageException($"There is no command {word}. Dispatch.Silo --help says which there are."),
                _ => null,
            };
        }
        catch (Exception failure) when (failure is StoreRefusedException or StoreUnavailableException or UsageException or SqliteException
            or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return Failed;
        }
    }

    private static bool IsFile(string argument) => argument is not ['-', ..];

    /// <summary>The tower's own: beside the program, from the environment, from the arguments.</summary>
    private static ConfigurationManager Settings(string[] args) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }).Configuration;

    /// <param name="command">Answers whether all is well.</param>
    private static async Task<int> Interruptible(Func<CancellationToken, Task<bool>> command)
    {
        using var interrupt = new Interrupt();
        try
        {
            return await command(interrupt.Stop) ? Done : Differs;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; nothing half-done is left.");
            return Interrupted;
        }
    }

    private static async Task<int> Say(string text)
    {
        await Console.Out.WriteLineAsync(text);
        return Done;
    }
}
