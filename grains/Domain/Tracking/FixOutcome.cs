namespace Dispatch.Tracking;

/// <summary>What became of a fix. Every fix that is judged gets exactly one of these, and is counted under it.</summary>
public enum FixOutcome
{
    /// <summary>The newest fix of its vehicle, believed.</summary>
    Applied,

    /// <summary>The same moment and place again. A repeat is recognised for as long as the first one is among the recent fixes.</summary>
    Duplicate,

    /// <summary>Not newer than the last applied fix. It still corrects arrivals and departures if it is not too old.</summary>
    Late,

    /// <summary>From a clock that runs ahead.</summary>
    Future,

    /// <summary>At (0, 0), which is what many devices say when they do not know.</summary>
    NullIsland,

    /// <summary>No place on Earth, or a time before 1970.</summary>
    OutOfRange,

    /// <summary>Too vague to say anything about a stop.</summary>
    Inaccurate,

    /// <summary>Further from its neighbour in time than a truck can drive.</summary>
    ImpossibleJump,
}

/// <summary>The stable names of the reasons for which fixes are filtered out; they are counted and shown under these.</summary>
public static class FilterReason
{
    public const string Future = "future";
    public const string NullIsland = "null-island";
    public const string OutOfRange = "out-of-range";
    public const string Inaccurate = "inaccurate";
    public const string ImpossibleJump = "impossible-jump";

    /// <returns>Null for a fix that was not filtered out.</returns>
    public static string? Of(FixOutcome outcome) => outcome switch
    {
        FixOutcome.Future => Future,
        FixOutcome.NullIsland => NullIsland,
        FixOutcome.OutOfRange => OutOfRange,
        FixOutcome.Inaccurate => Inaccurate,
        FixOutcome.ImpossibleJump => ImpossibleJump,
        _ => null,
    };
}
