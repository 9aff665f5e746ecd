using System.Collections.Immutable;

namespace Dispatch.Carriers;

/// <summary>Whether a carrier may take an order, rule by rule.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.eligibility")]
public sealed record Eligibility(ImmutableArray<RuleResult> Rules)
{
    public bool IsEligible => Rules.All(rule => rule.Passed);
}

/// <summary>What became of one rule.</summary>
/// <param name="Rule">
/// <c>authority</c>, <c>insurance</c>, <c>equipment</c>, <c>hazmat</c>, <c>temperature</c>, <c>weight</c>, <c>lane</c>, <c>capacity</c>,
/// <c>blackout</c>; and <c>hours</c> where the driver's clock is known.
/// </param>
/// <param name="Value">What the carrier has.</param>
/// <param name="Needed">What the order needs.</param>
[GenerateSerializer, Immutable, Alias("dispatch.rule-result")]
public sealed record RuleResult(string Rule, bool Passed, string Value, string Needed);
