namespace Dispatch.Hosting;

/// <summary>What came of knocking at a silo's port.</summary>
public enum Knock
{
    /// <summary>Nothing, or nothing that could be had: the network may be at fault, or the silo has no time.</summary>
    Nothing,

    /// <summary>A line was opened, which has ended since.</summary>
    Answer,

    /// <summary>Nobody listens there any more, as the machine itself said.</summary>
    Refusal,
}

/// <summary>What one silo knows of another from knocking at it.</summary>
/// <param name="Known">Whether it was ever let in. Who never was may have a wall before it, and cannot tell.</param>
/// <param name="Refusals">In a row, since it was let in or heard nothing.</param>
public readonly record struct Knocks(bool Known, int Refusals)
{
    /// <summary>One alone could be a wall that is just being built.</summary>
    private const int Enough = 2;

    public static readonly Knocks None = new(Known: false, Refusals: 0);

    /// <summary>Whether its process is gone. Slow, paused or cut off it would not refuse: a kernel takes calls for a process that does nothing.</summary>
    public bool IsFallen => Known && Refusals >= Enough;

    public Knocks With(Knock knock) => knock switch
    {
        Knock.Answer => new(Known: true, Refusals: 0),
        Knock.Refusal => this with { Refusals = Refusals + 1 },
        _ => this with { Refusals = 0 },
    };
}
