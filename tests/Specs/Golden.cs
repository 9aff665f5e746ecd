using System.Runtime.CompilerServices;
using Xunit;

namespace Dispatch;

/// <summary>
/// Approved text beside the test. A difference writes what was received to <c>{name}.received.txt</c> and fails; to approve it,
/// rename that file.
/// </summary>
internal static class Golden
{
    public static void Matches(string name, string received, [CallerFilePath] string test = "")
    {
        var folder = Path.GetDirectoryName(test)!;
        var approvedPath = Path.Combine(folder, $"{name}.approved.txt");
        var receivedPath = Path.Combine(folder, $"{name}.received.txt");
        var approved = File.Exists(approvedPath) ? File.ReadAllText(approvedPath) : "";

        if (approved.ReplaceLineEndings("\n") == received.ReplaceLineEndings("\n"))
        {
            File.Delete(receivedPath);
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"{name} differs from what was approved: compare {receivedPath} with {approvedPath}.");
    }
}
