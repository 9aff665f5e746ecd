using Dispatch.Live;

namespace Dispatch.Edges;

/// <summary>A tower in which nothing has happened yet.</summary>
internal sealed class EmptyTower : ITower
{
    public TowerView Now => TowerView.Empty;

    public IDisposable Subscribe(Action changed) => throw new NotSupportedException();

    public void Shown(TowerView view) => throw new NotSupportedException();
}
