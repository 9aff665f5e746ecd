using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Dispatch.Compose;

/// <summary>As much of a compose file as starts its services: commands and environments, with variables put in as Compose does.</summary>
public sealed partial class ComposeFile
{
    private readonly Dictionary<string, ComposeService> services;

    private ComposeFile(Dictionary<string, ComposeService> services) => this.services = services;

    public IReadOnlyDictionary<string, ComposeService> Services => services;

    /// <exception cref="InvalidOperationException">A variable that must be set is not; the message is the file's.</exception>
    public static ComposeFile Read(string text, IReadOnlyDictionary<string, string> variables)
    {
        var parser = new MergingParser(new Parser(new StringReader(text)));
        var file = new DeserializerBuilder().IgnoreUnmatchedProperties().Build().Deserialize<Root>(parser);
        return new(file.Services.ToDictionary(service => service.Key, service => new ComposeService(
            [.. service.Value.Command.Select(word => Interpolate(word, variables))],
            service.Value.Environment.ToDictionary(setting => setting.Key, setting => Interpolate(setting.Value, variables), StringComparer.Ordinal))));
    }

    private static string Interpolate(string text, IReadOnlyDictionary<string, string> variables) => Variable().Replace(text, found =>
    {
        if (found.Value is "$$")
        {
            return "$";
        }

        var name = found.Groups["name"].Value;
        return (variables.GetValueOrDefault(name), found.Groups["how"].Value) switch
        {
            ({ Length: > 0 } value, _) => value,
            (_, ":-") => found.Groups["text"].Value,
            (_, ":?") => throw new InvalidOperationException($"required variable {name} is missing a value: {found.Groups["text"].Value}"),
            _ => throw new InvalidOperationException($"{name} is neither required nor has it a default."),
        };
    });

    [GeneratedRegex(@"\$\$|\$\{(?<name>\w+)((?<how>:[-?])(?<text>[^}]*))?\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Variable();

    private sealed class Root
    {
        [YamlMember(Alias = "services")]
        public Dictionary<string, Service> Services { get; set; } = [];
    }

    private sealed class Service
    {
        [YamlMember(Alias = "command")]
        public List<string> Command { get; set; } = [];

        [YamlMember(Alias = "environment")]
        public Dictionary<string, string> Environment { get; set; } = [];
    }
}

public sealed record ComposeService(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment);
