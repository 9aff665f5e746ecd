namespace Dispatch.Support;

/// <summary>A command of the tower's own binary, for example <c>backup</c>, run to its end.</summary>
/// <param name="Output">What it wrote, errors too.</param>
public sealed record SiloCommand(int Code, string Output)
{
    /// <param name="settings">Configuration by environment, e.g. <c>Dispatch__Storage__Path</c>.</param>
    public static Task<SiloCommand> Run(IReadOnlyDictionary<string, string> settings, params IReadOnlyList<string> arguments) =>
        Run(settings, Eventually.Patience, arguments);

    /// <inheritdoc cref="Run(IReadOnlyDictionary{string, string}, IReadOnlyList{string})"/>
    public static async Task<SiloCommand> Run(IReadOnlyDictionary<string, string> settings, TimeSpan deadline, params IReadOnlyList<string> arguments)
    {
        await using var child = ChildProcess.Start(Repository.SiloDll, arguments, settings);
        return new(await child.Exited(deadline), child.Output);
    }

    /// <param name="folder">Of the store.</param>
    public static Task<SiloCommand> On(string folder, params IReadOnlyList<string> arguments) =>
        Run(new Dictionary<string, string>(StringComparer.Ordinal) { ["Dispatch__Storage__Path"] = folder }, arguments);
}
