namespace Dispatch.Storage;

/// <summary>The names that readers keep their positions under.</summary>
public static class ReaderNames
{
    public const string Tracking = "tracking";
    public const string Inbox = "inbox";
    public const string Journal = "journal";

    private const string ConnectorPrefix = "connector:";

    /// <summary>Each endpoint has a reader of its own in every partition.</summary>
    public static string Connector(string endpoint) => $"{ConnectorPrefix}{endpoint}";

    /// <summary>The log that a reader reads; null for one that this version does not know.</summary>
    public static string? LogOf(string reader) => reader switch
    {
        Tracking => Logs.Telematics,
        Inbox => Logs.Inbox,
        Journal => Logs.Journal,
        _ when reader.StartsWith(ConnectorPrefix, StringComparison.Ordinal) => Logs.Journal,
        _ => null,
    };
}
