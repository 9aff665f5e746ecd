using System.Collections.Immutable;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>
/// One decision while it is being made: the facts found so far, and the release as they leave it, so that every next line is decided on
/// what the line before it made true.
/// </summary>
internal sealed partial record ReleaseStory(Release Release, ImmutableArray<ReleaseFact> Facts, DateTimeOffset Now)
{
    public Verdict<ReleaseFact> Verdict => new Verdict<ReleaseFact>.Accepted(Facts);

    public static ReleaseStory Of(Release release, DateTimeOffset now) => new(release, [], now);

    private Order Order => Release.Order!;

    private static Verdict<ReleaseFact> Refuse(string code, string detail) => Verdict<ReleaseFact>.Refuse(code, detail);

    private ReleaseStory Tell(ReleaseFact fact) => this with { Release = ReleaseEvolution.Evolve(Release, fact), Facts = Facts.Add(fact) };

    private ReleaseStory Each<T>(IEnumerable<T> items, Func<ReleaseStory, T, ReleaseStory> tell) => items.Aggregate(this, tell);
}
