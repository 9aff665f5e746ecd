using Dispatch.Support;

namespace Dispatch.RealData;

/// <summary>Recordings that may not be redistributed: a test that needs one is skipped, and says so, where it is not there.</summary>
public static class RealFile
{
    public static string Path(string name)
    {
        var path = System.IO.Path.Combine(Repository.Data, name);
        Assert.SkipUnless(File.Exists(path), $"The real recording {path} is not on this machine; DISPATCH_DATA may say where the data is.");
        return path;
    }
}
