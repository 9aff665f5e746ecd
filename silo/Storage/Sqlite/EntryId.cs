namespace Dispatch.Storage.Sqlite;

/// <summary>One number for (slot, position), ordered alike; a slot is a log's partition. Positions reach to 10^12, slots to 8 million.</summary>
internal static class EntryId
{
    /// <summary>In SQL: the id of position 0 in the slot of a row of <c>slots</c>, which no entry has.</summary>
    public const string Start = "(slots.slot << 40)";

    /// <summary>In SQL: the same of the slot after.</summary>
    public const string End = "((slots.slot + 1) << 40)";

    private const int PositionBits = 40;

    public static long Of(long slot, long position) => (slot << PositionBits) | position;
}
