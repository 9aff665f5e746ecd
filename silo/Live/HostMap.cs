namespace Dispatch.Live;

/// <summary>The picture of this host: made once for each view of the tower, however many maps look, and not at all while none does.</summary>
public sealed class HostMap(ITower tower)
{
    private readonly Lock turn = new();
    private readonly MapFold fold = new();

    public MapPicture Now()
    {
        lock (turn)
        {
            return fold.Take(tower.Now);
        }
    }
}
