using System.Collections.Immutable;

namespace Dispatch;

/// <summary>Why something was not done: a stable code (<c>shipment.illegal-transition</c>) and a sentence for people.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.refusal")]
public sealed record Refusal(string Code, string Detail);

/// <summary>What a decider answers: facts that are now true, or a refusal. No facts means that it was true already.</summary>
public abstract record Verdict<TFact>
{
    private Verdict()
    {
    }

    public sealed record Accepted(ImmutableArray<TFact> Facts) : Verdict<TFact>;

    /// <param name="Noted">What is recorded all the same: that it was asked.</param>
    public sealed record Refused(Refusal Refusal, ImmutableArray<TFact> Noted) : Verdict<TFact>
    {
        public Refused(Refusal refusal)
            : this(refusal, [])
        {
        }
    }

    public static Verdict<TFact> Accept(params ReadOnlySpan<TFact> facts) => new Accepted([.. facts]);

    public static Verdict<TFact> Refuse(string code, string detail) => new Refused(new(code, detail));
}
