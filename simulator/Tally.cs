using Dispatch.Telematics;

namespace Dispatch.Simulation;

/// <summary>What became of the positions sent so far, as the tower answered.</summary>
public sealed class Tally
{
    public int Sent { get; private set; }

    public int Accepted { get; private set; }

    public int Duplicates { get; private set; }

    public SortedDictionary<string, int> Rejected { get; } = new(StringComparer.Ordinal);

    public void Add(int sent, TelematicsAnswer answer)
    {
        Sent += sent;
        Accepted += answer.Accepted;
        Duplicates += answer.Duplicates;
        foreach (var rejection in answer.Rejected)
        {
            Rejected[rejection.Code] = Rejected.GetValueOrDefault(rejection.Code) + 1;
        }
    }

    public override string ToString()
    {
        var rejected = Rejected.Count == 0 ? "" : $" ({string.Join(", ", Rejected.Select(code => $"{code.Key} {code.Value}"))})";
        return $"sent {Sent}, accepted {Accepted}, duplicates {Duplicates}, rejected {Rejected.Values.Sum()}{rejected}";
    }
}
