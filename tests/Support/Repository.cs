namespace Dispatch.Support;

/// <summary>Where things are in the checkout that these tests were built from.</summary>
public static class Repository
{
#if DEBUG
    public const string Configuration = "Debug";
#else
    public const string Configuration = "Release";
#endif

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    /// <summary>The tower that is started: as it was built together with the tests, unless another one is to be measured.</summary>
    public static string SiloDll { get; set; } = Path.Combine(Root, "silo", "bin", Configuration, "net10.0", "Dispatch.Silo.dll");

    /// <summary>Real recordings, kept outside the repository: the environment's <c>DISPATCH_DATA</c>, else <c>shared/data</c> beside the checkout.</summary>
    public static string Data => Environment.GetEnvironmentVariable("DISPATCH_DATA") is { Length: > 0 } folder
        ? folder
        : Path.GetFullPath(Path.Combine(Root, "..", "shared", "data"));

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "Dispatch.sln"))
            ? folder
            : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Dispatch.sln is in no folder above the tests."));
}
