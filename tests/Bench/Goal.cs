namespace Dispatch.Bench;

/// <summary>A figure beside what it has to reach.</summary>
/// <param name="Void">Why it does not count; null where it does.</param>
public sealed record Goal(string What, string Reach, string Figure, bool Met, string? Void = null)
{
    /// <summary>Prints them as the table of the README.</summary>
    /// <returns>The exit code: 1 where one is missed or void.</returns>
    public static int Report(IReadOnlyCollection<Goal> goals)
    {
        foreach (var goal in goals.Where(goal => goal.Void is not null))
        {
            Console.WriteLine($"{goal.What} IS VOID: {goal.Void}");
        }

        Console.WriteLine();
        Console.WriteLine("| | goal | measured |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var (what, reach, figure, met, isVoid) in goals)
        {
            Console.WriteLine($"| {what} | {reach} | {(isVoid is not null ? "VOID " : met ? "" : "MISSED ")}{figure} |");
        }

        return goals.All(goal => goal is { Met: true, Void: null }) ? 0 : 1;
    }
}
