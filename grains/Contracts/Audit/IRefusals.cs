namespace Dispatch.Audit;

/// <summary>The calls that were refused.</summary>
public interface IRefusals
{
    /// <summary>Notes one, durably.</summary>
    Task Note(RefusedCall call);

    /// <summary>The newest first.</summary>
    /// <param name="by">Only theirs; everybody's where it is null.</param>
    Task<IReadOnlyList<RefusedCall>> Last(int max, string? by);
}
