namespace Dispatch.Telemetry;

/// <summary>
/// What spans, instruments and their tags are called; docs/telemetry.md says what they mean. Boards and alerts of others know these
/// names: a change breaks them.
/// </summary>
public static class TelemetryNames
{
    /// <summary>Of the activity source and of the meter.</summary>
    public const string Source = "Dispatch";

    /// <summary>Steps on the way of the data, in its order.</summary>
    public static class Span
    {
        public const string AppendTelematics = "append telematics";
        public const string AppendInbox = "append inbox";
        public const string Tell = "tell";
        public const string Commit = "commit";
        public const string Deadline = "meet deadline";
        public const string Picture = "take into picture";
        public const string PushPages = "push to pages";
        public const string PushMap = "push to map";
        public const string Drawn = "drawn by browser";

        public static string Read(string log) => $"read {log}";
    }

    public static class Metric
    {
        public const string PositionsReceived = "dispatch.positions.received";
        public const string PositionsTracked = "dispatch.positions.tracked";
        public const string MilestonesReceived = "dispatch.milestones.received";
        public const string LogAppended = "dispatch.log.appended";
        public const string LogSize = "dispatch.log.appended.size";
        public const string StoreDuration = "dispatch.store.duration";
        public const string Commits = "dispatch.commits";
        public const string Facts = "dispatch.facts";
        public const string Backlog = "dispatch.reader.backlog";
        public const string SetAside = "dispatch.reader.set_aside";
        public const string Quarantine = "dispatch.quarantine.entries";
        public const string DeadlinesDue = "dispatch.deadlines.due";
        public const string DeadlinesMet = "dispatch.deadlines.met";
        public const string HopDuration = "dispatch.hop.duration";
        public const string ExceptionsOpen = "dispatch.exceptions.open";
        public const string ShipmentsOpen = "dispatch.shipments.open";
        public const string Vehicles = "dispatch.vehicles";
        public const string FeedRows = "dispatch.feed.rows";
        public const string MapClients = "dispatch.map.clients";
        public const string MapSent = "dispatch.map.sent";
        public const string RedisMemory = "dispatch.redis.memory";
        public const string RedisClients = "dispatch.redis.clients";
        public const string RedisCommands = "dispatch.redis.commands";
    }

    /// <summary>Each has few values; ids of shipments, vehicles or partners are never among them.</summary>
    public static class Tag
    {
        public const string Outcome = "outcome";
        public const string Log = "log";
        public const string Partition = "partition";
        public const string Operation = "operation";
        public const string Kind = "kind";
        public const string Hop = "hop";
        public const string Severity = "severity";
        public const string Status = "status";
    }
}
