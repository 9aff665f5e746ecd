using System.Collections.Immutable;
using Dispatch.Exceptions;

namespace Dispatch.Dispatching;

/// <summary>Which exceptions begin and end by what happened to a release. A problem of a release is one exception, <c>{shipment}~R{n}</c>.</summary>
public static class ReleaseDetection
{
    public static ImmutableArray<CaseEffect> Of(Fact<ReleaseFact> fact) => fact.Body switch
    {
        ReleaseFact.ProblemFound found => [new(IdOf(fact, found.Problem), Open(fact, found))],
        ReleaseFact.ProblemEnded ended => [new(IdOf(fact, ended.Problem), new CaseCommand.Clear(ended.At, ended.Why, fact.Id))],
        _ => [],
    };

    private static CaseCommand.Open Open(Fact<ReleaseFact> fact, ReleaseFact.ProblemFound found) =>
        new(found.Problem.Type, new ReleaseId(fact.Key).Shipment, found.Summary, found.CustomerTier, found.At, [fact.Id]);

    private static CaseId IdOf(Fact<ReleaseFact> fact, Problem problem) => CaseId.ForRelease(new ReleaseId(fact.Key).Shipment, problem.Incident);
}
