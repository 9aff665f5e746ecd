namespace Dispatch.Accounts;

/// <summary>Where to go on after signing in: only ever to a page of this host.</summary>
public static class LocalUrl
{
    private const int MaxLength = 2_000;

    /// <returns>The address where it is a path of this host; else the first page.</returns>
    public static string OrHome(string? url) => url is { Length: <= MaxLength } && IsLocal(url) ? url : "/";

    // "//host" and "/\host" are taken by browsers as another host; control characters are dropped by them, so "/\t/host" is one too.
    private static bool IsLocal(string url) =>
        url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal) && !url.StartsWith(@"/\", StringComparison.Ordinal) && !url.Any(char.IsControl);
}
