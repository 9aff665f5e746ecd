using Dispatch.Live;

namespace Dispatch.Exceptions;

/// <summary>How much work waits: exceptions that are open and not asleep.</summary>
public sealed record ExceptionTally(int Open, int Critical)
{
    public static readonly ExceptionTally None = new(0, 0);

    public static ExceptionTally Of(TowerView view)
    {
        var (open, critical) = (0, 0);
        foreach (var row in view.OpenExceptions.Values)
        {
            if (row is { IsOpen: true, Status: not CaseStatus.Snoozed })
            {
                open++;
                critical += row.Severity is Severity.Critical ? 1 : 0;
            }
        }

        return new(open, critical);
    }
}
