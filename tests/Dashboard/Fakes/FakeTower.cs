using System.Collections.Immutable;
using Dispatch.Live;

namespace Dispatch.Fakes;

/// <summary>A tower that shows what it is told to.</summary>
public sealed class FakeTower : ITower
{
    private readonly List<TowerView> drawn = [];
    private ImmutableList<Action> watchers = [];

    public TowerView Now { get; private set; } = TowerView.Empty;

    /// <summary>Views that a browser has drawn.</summary>
    public IReadOnlyList<TowerView> Drawn => drawn;

    public int Watchers => watchers.Count;

    public IDisposable Subscribe(Action changed)
    {
        ImmutableInterlocked.Update(ref watchers, list => list.Add(changed));
        return new Subscription(() => ImmutableInterlocked.Update(ref watchers, list => list.Remove(changed)));
    }

    public void Shown(TowerView view) => drawn.Add(view);

    public void Show(TowerView view)
    {
        Now = view;
        watchers.ForEach(changed => changed());
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
