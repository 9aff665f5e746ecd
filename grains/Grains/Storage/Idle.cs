namespace Dispatch.Storage;

/// <summary>How long an aggregate of which there are many stays in memory though nobody speaks to it: it is read again when somebody does.</summary>
internal static class Idle
{
    public const int Minutes = 2;
}
