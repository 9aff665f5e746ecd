namespace Dispatch.Planted;

internal sealed class TenderManager;

#pragma warning disable CA1710, CA1711 // Planted: a name that the rule must catch.
internal sealed record LateException(TimeSpan By);
#pragma warning restore CA1710, CA1711
