using Dispatch.Exceptions;

namespace Dispatch.Lists;

/// <summary>How many exceptions of each severity there are.</summary>
public sealed record SeverityCount(int Critical, int Major, int Minor, int Info)
{
    public static readonly SeverityCount None = new(0, 0, 0, 0);

    public int All => Critical + Major + Minor + Info;

    /// <summary>The worst first; those that there are.</summary>
    public IEnumerable<(Severity Severity, int Count)> Worst => new[]
    {
        (Severity.Critical, Critical), (Severity.Major, Major), (Severity.Minor, Minor), (Severity.Info, Info),
    }.Where(one => one.Item2 > 0);

    /// <summary>One critical weighs more than any number of lesser ones.</summary>
    public (int, int, int, int) Weight => (Critical, Major, Minor, Info);

    public SeverityCount With(Severity severity) => severity switch
    {
        Severity.Critical => this with { Critical = Critical + 1 },
        Severity.Major => this with { Major = Major + 1 },
        Severity.Minor => this with { Minor = Minor + 1 },
        _ => this with { Info = Info + 1 },
    };
}
