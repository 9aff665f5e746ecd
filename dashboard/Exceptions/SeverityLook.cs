using MudBlazor;

namespace Dispatch.Exceptions;

/// <summary>How a severity is shown: never by colour alone.</summary>
/// <param name="Class">The CSS class that carries the colour; the map draws in the same ones.</param>
public sealed record SeverityLook(string Name, string Icon, string Class)
{
    private static readonly SeverityLook Info = new("info", Icons.Material.Filled.Info, "severity-info");
    private static readonly SeverityLook Minor = new("minor", Icons.Material.Filled.ChangeHistory, "severity-minor");
    private static readonly SeverityLook Major = new("major", Icons.Material.Filled.Warning, "severity-major");
    private static readonly SeverityLook Critical = new("critical", Icons.Material.Filled.Dangerous, "severity-critical");

    public static SeverityLook Of(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.Major => Major,
        Severity.Minor => Minor,
        _ => Info,
    };
}
