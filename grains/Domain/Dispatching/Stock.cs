using System.Collections.Immutable;

namespace Dispatch.Dispatching;

/// <summary>What a WMS said last of one article at one pickup.</summary>
/// <param name="Sku">Null is its word on the whole stop.</param>
/// <param name="Ready">How much stands ready; null where it speaks of the whole stop.</param>
/// <param name="Picked">How much of that is picked, where it counts that.</param>
/// <param name="IsAllReady">Its word on the whole stop.</param>
[GenerateSerializer, Immutable, Alias("dispatch.stock")]
public sealed record Stock(int Stop, string? Sku, double? Ready, double? Picked, bool IsAllReady, DateTimeOffset At, string Source);

/// <summary>One line of a WMS's report.</summary>
[GenerateSerializer, Immutable, Alias("dispatch.stock-line")]
public sealed record StockLine(string Sku, double Ready, double? Picked);

/// <summary>What a WMS reports of one pickup.</summary>
/// <param name="Stop">Null is the only pickup, or all of them.</param>
/// <param name="AllReady">Its word on all of it, where it does not count lines.</param>
[GenerateSerializer, Immutable, Alias("dispatch.stock-report")]
public sealed record StockReport(int? Stop, bool? AllReady, ImmutableArray<StockLine> Lines, DateTimeOffset At);
