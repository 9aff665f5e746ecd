using System.Collections.Frozen;
using Dispatch.Shell;
using MudBlazor;

namespace Dispatch.Dispatching;

/// <summary>How a release's status is shown: a word and an icon.</summary>
public sealed record ReleaseLook(string Name, string Icon)
{
    private static readonly FrozenDictionary<ReleaseStatus, string> IconsByStatus = new Dictionary<ReleaseStatus, string>
    {
        [ReleaseStatus.Gathering] = Icons.Material.Filled.HourglassTop,
        [ReleaseStatus.Ready] = Icons.Material.Filled.AssignmentTurnedIn,
        [ReleaseStatus.Tendering] = Icons.Material.Filled.ForwardToInbox,
        [ReleaseStatus.AwaitingApproval] = Icons.Material.Filled.HowToVote,
        [ReleaseStatus.Confirming] = Icons.Material.Filled.Autorenew,
        [ReleaseStatus.Confirmed] = Icons.Material.Filled.CheckCircle,
        [ReleaseStatus.NeedsHelp] = Icons.Material.Filled.Support,
        [ReleaseStatus.Cancelled] = Icons.Material.Filled.Cancel,
    }.ToFrozenDictionary();

    /// <summary>Those that people see, in the order of the way.</summary>
    public static IReadOnlyList<ReleaseStatus> All { get; } = [.. IconsByStatus.Keys.Order()];

    public static ReleaseLook Of(ReleaseStatus status) =>
        new(Words.Of(status), IconsByStatus.GetValueOrDefault(status, Icons.Material.Filled.QuestionMark));
}
