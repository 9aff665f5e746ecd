using System.Collections.Immutable;
using Dispatch.Exceptions;
using Dispatch.Live;

namespace Dispatch.Shipments;

/// <summary>All that the page of one shipment shows, as it was read together.</summary>
/// <param name="Exceptions">Those that are open first, then the youngest.</param>
public sealed record ShipmentStory(
    ShipmentView Shipment, TimelineBoard Timeline, ImmutableArray<CaseRow> Exceptions, ImmutableArray<TrailPoint> Trail)
{
    private const int MaxExceptions = 100;

    /// <summary>A client's and an order's id, with a tilde between them.</summary>
    private const int MaxIdLength = 129;

    /// <summary>What is kept of a history on a page; longer ones are read from the API.</summary>
    private const int MaxCatchUpPages = 10;

    public bool IsOver => Shipment.Status is ShipmentStatus.Closed or ShipmentStatus.Cancelled;

    /// <summary>What nobody can be called is not looked for.</summary>
    public static bool IsId(string? text) => text is { Length: > 0 and <= MaxIdLength } && text.Contains('~') && !text.Any(char.IsControl);

    /// <param name="known">What was read before, so that only news are read; null the first time.</param>
    /// <returns>Null where there is no such shipment.</returns>
    public static async Task<ShipmentStory?> Read(ShipmentId id, ShipmentStory? known, IGrainFactory grains, IBoards boards)
    {
        var grain = grains.GetGrain<IShipmentGrain>(id.Value);
        if (await grain.Get() is not { } shipment)
        {
            return null;
        }

        var exceptions = ExceptionsOf(id, boards);
        var trail = grain.Trail();
        var timeline = await Newer(known?.Timeline ?? TimelineBoard.From(shipment.Version), shipment.Version, grain);
        return new(shipment, timeline, await exceptions, await trail);
    }

    private static async Task<TimelineBoard> Newer(TimelineBoard board, long version, IShipmentGrain grain)
    {
        for (var page = 0; board.UpTo < version && page < MaxCatchUpPages; page++)
        {
            var newer = board.WithNewer(await grain.Timeline(board.UpTo));
            if (ReferenceEquals(newer, board))
            {
                break;
            }

            board = newer;
        }

        return board;
    }

    private static async Task<ImmutableArray<CaseRow>> ExceptionsOf(ShipmentId id, IBoards boards)
    {
        var rows = await boards.Exceptions(new Query(Text: $"{id}~", Sorting: new(SortBy.Since, Descending: true), Limit: MaxExceptions));
        return [.. rows.Items.Where(row => row.ShipmentId == id).OrderByDescending(row => row.IsOpen)];
    }
}
