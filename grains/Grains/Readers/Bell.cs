namespace Dispatch;

/// <summary>Whether a reader that lives in this process is about to look at its log: then nobody need ring, which is a message.</summary>
public sealed class Bell
{
    private int pushed;

    /// <returns>False where it was pushed already: the look that is to come finds what there is by now.</returns>
    public bool Push() => Volatile.Read(ref pushed) == 0 && Interlocked.Exchange(ref pushed, 1) == 0;

    /// <summary>It looks now.</summary>
    public void Answer() => Interlocked.Exchange(ref pushed, 0);
}
