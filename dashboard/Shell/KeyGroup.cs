using System.Collections.Immutable;

namespace Dispatch.Shell;

/// <summary>Keys that belong together, for the help. <c>shell.js</c> hears them, never while somebody types.</summary>
public sealed record KeyGroup(string Name, ImmutableArray<(string Keys, string Does)> Keys)
{
    public static ImmutableArray<KeyGroup> All { get; } =
    [
        new("Exceptions",
        [
            ("j k", "next, previous"), ("o", "open"), ("x", "select"), ("/", "search"), ("a", "acknowledge"), ("m", "assign to me"), ("s", "snooze"),
            ("c", "comment"), ("r", "resolve"), (".", "sort again"),
        ]),
        new("Everywhere", [.. NavPage.All.Select(page => ($"g {page.Key}", $"go to {page.Name}")), ("?", "show these keys"), ("Esc", "close what is open")]),
        new("Lists", [("j", "to the next row"), ("k", "to the row before"), ("Enter", "open the row"), ("/", "search"), ("n", "next page"), ("p", "previous page")]),
    ];
}
