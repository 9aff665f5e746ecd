using Dispatch.Lists;
using Dispatch.Live;

namespace Dispatch.Dispatching;

/// <summary>A release in the list.</summary>
/// <param name="IsFollowed">Whether the live tower has it: it has none that has ended.</param>
public sealed record ReleaseLine(ReleaseRow Row, bool IsFollowed) : ILine<ReleaseLine, ReleaseRow>
{
    public ShipmentId Id => Row.ReleaseId;

    public bool HasEnded => !IsFollowed && Row.IsOpen;

    public static ReleaseLine Of(ReleaseRow row) => new(row, row.IsOpen);

    /// <summary>A row's change is enough to tell it from another version of it.</summary>
    public bool Equals(ReleaseLine? other) =>
        other is not null && (Id, Row.Change, Row.Status, IsFollowed) == (other.Id, other.Row.Change, other.Row.Status, other.IsFollowed);

    public override int GetHashCode() => HashCode.Combine(Id, Row.Change);

    public ReleaseLine With(TowerView view)
    {
        var isFollowed = view.Releases.TryGetValue(Id, out var row);
        return (isFollowed ? With(row!) : this) with { IsFollowed = isFollowed };
    }

    public ReleaseLine With(ReleaseRow row) => row.Change >= Row.Change ? this with { Row = row } : this;

    /// <summary>Takes what became of it.</summary>
    public ReleaseLine With(ReleaseView ended) => this with
    {
        Row = Row with { Status = ended.Status, Since = ended.Since, CarrierId = ended.Award?.CarrierId, Blocking = null, Reason = null, DueAt = null, Approval = null },
    };
}
