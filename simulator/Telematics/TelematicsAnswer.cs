namespace Dispatch.Telematics;

/// <summary>What the tower says to a batch of positions.</summary>
/// <param name="Rejected">By index in the batch; the rest was taken in.</param>
public sealed record TelematicsAnswer(int Accepted, int Duplicates, IReadOnlyList<RejectedPosition> Rejected);

/// <param name="Code">Stable: <c>position.out-of-range</c>, <c>position.future</c>, ...</param>
public sealed record RejectedPosition(int Index, string Code, string? Detail = null);
