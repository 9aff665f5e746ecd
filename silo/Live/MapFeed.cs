namespace Dispatch.Live;

/// <summary>
/// What one map was told, and so what it has yet to be told. It keeps one number for each vehicle of the tower and nothing that waits:
/// a slow map misses the states between, never the latest one, and holds nobody else up.
/// </summary>
public sealed class MapFeed(MapLook look)
{
    /// <summary>At four updates a second this is 96 kB/s, however many vehicles move; what does not fit has its turn next.</summary>
    public const int MaxChanged = 1_500;

    /// <summary>A vehicle that enters costs its key once; a tower of 20,000 is told within a second and a half.</summary>
    public const int MaxEntered = 5_000;

    /// <summary>How often a map hears that the picture is still the latest, even where nothing moves.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(1);

    private uint[] told = [];
    private volatile MapLook aim = look;
    private MapLook judgedFor = look;
    private uint judgedUpTo;
    private bool judgeAll = true;
    private int begin;
    private DateTimeOffset spokenAt = DateTimeOffset.MinValue;

    /// <summary>Looks elsewhere, or at others: what is told already and still seen is not told again.</summary>
    public void Aim(MapLook look) => aim = look;

    /// <returns>Null where there is nothing to say.</returns>
    public MapNews? Next(MapPicture picture, DateTimeOffset now)
    {
        var aimed = aim;
        judgeAll |= !ReferenceEquals(aimed, judgedFor);
        judgedFor = aimed;
        if (!judgeAll && picture.Version == judgedUpTo && now - spokenAt < Heartbeat)
        {
            return null;
        }

        var news = new MapNews(Full: spokenAt == DateTimeOffset.MinValue, [], [], [], picture.AsOf, now);
        if (TellAll(picture.Lines.Span, aimed, news))
        {
            judgedUpTo = picture.Version;
            judgeAll = false;
        }

        spokenAt = now;
        return news;
    }

    /// <returns>False where not all of it fits.</returns>
    private bool TellAll(ReadOnlySpan<MapLine> lines, MapLook aimed, MapNews news)
    {
        if (told.Length < lines.Length)
        {
            Array.Resize(ref told, lines.Length);
        }

        for (var step = 0; step < lines.Length; step++)
        {
            var slot = (begin + step) % lines.Length;
            if ((judgeAll || lines[slot].Version > judgedUpTo) && !Tell(slot, lines[slot], aimed, news))
            {
                // The others have their turn next, before those that have had it.
                begin = slot;
                return false;
            }
        }

        return true;
    }

    /// <returns>False where it does not fit.</returns>
    private bool Tell(int slot, in MapLine line, MapLook aimed, MapNews news)
    {
        if (line.Spot is not { } spot || !aimed.Shows(spot))
        {
            if (told[slot] != 0)
            {
                news.Gone.Add(slot);
                told[slot] = 0;
            }

            return true;
        }

        if (told[slot] == line.Version)
        {
            return true;
        }

        var (list, max) = told[slot] < line.Since ? (news.Entered, MaxEntered) : (news.Changed, MaxChanged);
        if (list.Count == max)
        {
            return false;
        }

        list.Add((slot, spot));
        told[slot] = line.Version;
        return true;
    }
}
