using Dispatch.Bench.Memory;

/// <summary>What the runtime looks for, by this name and in no namespace, in an assembly that DOTNET_STARTUP_HOOKS names.</summary>
#pragma warning disable CA1050, MA0047 // The runtime looks for it in no namespace.
internal static class StartupHook
#pragma warning restore CA1050, MA0047
{
    public static void Initialize() => GcPauses.Watch();
}
