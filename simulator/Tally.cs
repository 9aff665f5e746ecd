using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>What became of the positions sent so far, as the tower answered.</summary>
public sealed class Tally
{
    public int Sent { get; private set; }

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public int Rejected { get; private set; }

    /// <summary>Of the rejected ones that the tower listed.</summary>
    public SortedDictionary<string, int> RejectedByCode { get; } = new(StringComparer.Ordinal);

    public void Add(int sent, TelematicsAnswer answer)
    {
        Sent += sent;
        Accepted += answer.Accepted;
        Duplicates += answer.Duplicates;
        Rejected += answer.RejectedTotal;
        foreach (var rejection in answer.Rejected)
        {
            RejectedByCode[rejection.Code] = RejectedByCode.GetValueOrDefault(rejection.Code) + 1;
        }
    }

    public override string ToString()
    {
        var codes = RejectedByCode.Count == 0 ? "" : $" ({string.Join(", ", RejectedByCode.Select(code => $"{code.Key} {code.Value}"))})";
        return $"sent {Sent}, accepted {Accepted}, duplicates {Duplicates}, rejected {Rejected}{codes}";
    }
}
