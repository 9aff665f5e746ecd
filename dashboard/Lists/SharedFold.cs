using Dispatch.Live;

namespace Dispatch.Lists;

/// <summary>A board that is too costly to be made for every person: made once for all who look, at most once a second.</summary>
/// <param name="fold">What the board is made of; it must read nothing but the view.</param>
public sealed class SharedFold<TBoard>(ITower tower, TimeProvider time, Func<TowerView, TBoard> fold)
    where TBoard : class
{
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    private readonly Lock turn = new();
    private TowerView? source;
    private TBoard? board;
    private DateTimeOffset madeAt;

    public TBoard Now
    {
        get
        {
            lock (turn)
            {
                var view = tower.Now;
                if (board is null || (!ReferenceEquals(view, source) && time.GetUtcNow() - madeAt >= Pace))
                {
                    (source, board, madeAt) = (view, fold(view), time.GetUtcNow());
                }

                return board;
            }
        }
    }
}
