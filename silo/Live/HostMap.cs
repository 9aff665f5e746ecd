namespace Dispatch.Live;

/// <summary>The picture of this host: made once for each view of the tower, however many maps look, and not at all while none does.</summary>
public sealed class HostMap(ITower tower)
{
    private readonly Lock turn = new();
    private readonly MapFold fold = new();
    private TowerView seen = TowerView.Empty;
    private string? unsentTrace;

    public MapPicture Now()
    {
        lock (turn)
        {
            var view = tower.Now;
            unsentTrace = ReferenceEquals(view, seen) ? unsentTrace : view.Trace ?? unsentTrace;
            seen = view;
            return fold.Take(view);
        }
    }

    /// <summary>The sampled trace of what the picture brings, for the first map that is sent it: one stands for all.</summary>
    public string? TakeTrace() => unsentTrace is null ? null : Interlocked.Exchange(ref unsentTrace, null);
}
