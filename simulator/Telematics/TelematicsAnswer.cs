namespace Dispatch.Telematics;

/// <summary>What the tower says to a batch of positions: all of them are accepted, duplicates, or rejected.</summary>
/// <param name="Duplicates">Stored too, but the tower believes that it has them; tracking decides.</param>
/// <param name="Rejected">By index in the batch; the first ones where there are many.</param>
public sealed record TelematicsAnswer(int Accepted, int Duplicates, IReadOnlyList<RejectedPosition> Rejected, int RejectedTotal)
{
    /// <summary>How many the tower will judge and count under their vehicle.</summary>
    public int Taken => Accepted + Duplicates;
}

/// <param name="Code">Stable: <c>position.out-of-range</c>, <c>position.future</c>, ...</param>
public sealed record RejectedPosition(int Index, string Code, string? Detail = null);
