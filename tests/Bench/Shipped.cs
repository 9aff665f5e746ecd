using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The tower as it is shipped: published, which compiles it ahead, into a folder of the checkout. It is that one which is measured.</summary>
public static class Shipped
{
    private static readonly string Folder = Path.Combine(Repository.Root, ".artifacts", "bench");
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Publishes it and measures.</summary>
    public static async Task<int> Measured(Func<Task<int>> measure)
    {
        var tower = Path.Combine(Folder, "tower");
        await using var publish = ChildProcess.Start(
            "dotnet",
            ["publish", "silo", "-c", Repository.Configuration, "-o", tower, "--artifacts-path", Path.Combine(Folder, "build"), "-v", "quiet", "-nologo"],
            new Dictionary<string, string>(),
            Repository.Root);
        if (await publish.Exited(Longest) is not 0)
        {
            throw new InvalidOperationException($"The tower could not be published:{Environment.NewLine}{publish.Output}");
        }

        Repository.SiloDll = Path.Combine(tower, Path.GetFileName(Repository.SiloDll));
        return await measure();
    }
}
