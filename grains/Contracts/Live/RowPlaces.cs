using System.Diagnostics;
using System.Globalization;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Shipments;

namespace Dispatch.Live;

/// <summary>Where rows stand in lists, by what they are sorted by.</summary>
public static class RowPlaces
{
    public static RowPlace Of(ShipmentRow row, SortBy by) => by switch
    {
        SortBy.Id => new(row.ShipmentId.Value, row.ShipmentId.Value),
        SortBy.Status => new(Rank((int)row.Status), row.ShipmentId.Value),
        SortBy.Client => new(row.ClientId.Value, row.ShipmentId.Value),
        SortBy.Carrier => new(row.CarrierId?.Value, row.ShipmentId.Value),
        SortBy.Severity => new(row.WorstSeverity is { } worst ? Rank((int)worst) : null, row.ShipmentId.Value),
        SortBy.Due => RowPlace.Of(row.Next?.Window.To, row.ShipmentId.Value),
        SortBy.Eta => RowPlace.Of(row.Next?.Estimated, row.ShipmentId.Value),
        SortBy.Seen => RowPlace.Of(row.Position?.At, row.ShipmentId.Value),
        SortBy.Since => RowPlace.Of(row.Since, row.ShipmentId.Value),
        _ => throw new UnreachableException(),
    };

    /// <summary>Exceptions have no ETA and are not seen: by these they are sorted by id.</summary>
    public static RowPlace Of(CaseRow row, SortBy by) => by switch
    {
        SortBy.Id or SortBy.Eta or SortBy.Seen => new(row.ExceptionId.Value, row.ExceptionId.Value),
        SortBy.Status => new(Rank((int)row.Status), row.ExceptionId.Value),
        SortBy.Client => new(row.ClientId?.Value, row.ExceptionId.Value),
        SortBy.Carrier => new(row.CarrierId?.Value, row.ExceptionId.Value),
        SortBy.Severity => new(Rank((int)row.Severity), row.ExceptionId.Value),
        SortBy.Due => RowPlace.Of(row.Due, row.ExceptionId.Value),
        SortBy.Since => RowPlace.Of(row.DetectedAt, row.ExceptionId.Value),
        _ => throw new UnreachableException(),
    };

    /// <summary>Releases are due when their pickup is.</summary>
    public static RowPlace Of(ReleaseRow row, SortBy by) => by switch
    {
        SortBy.Id or SortBy.Eta or SortBy.Seen or SortBy.Severity => new(row.ReleaseId.Value, row.ReleaseId.Value),
        SortBy.Status => new(Rank((int)row.Status), row.ReleaseId.Value),
        SortBy.Client => new(row.ClientId.Value, row.ReleaseId.Value),
        SortBy.Carrier => new(row.CarrierId?.Value, row.ReleaseId.Value),
        SortBy.Due => RowPlace.Of(row.PickupFrom, row.ReleaseId.Value),
        SortBy.Since => RowPlace.Of(row.Since, row.ReleaseId.Value),
        _ => throw new UnreachableException(),
    };

    /// <summary>Offers are due when they must be answered.</summary>
    public static RowPlace Of(TenderRow row, SortBy by)
    {
        var id = $"{row.TenderId}/{row.CarrierId}";
        return by switch
        {
            SortBy.Id or SortBy.Eta or SortBy.Seen or SortBy.Severity or SortBy.Client => new(id, id),
            SortBy.Status => new(Rank((int)row.State), id),
            SortBy.Carrier => new(row.CarrierId.Value, id),
            SortBy.Due => RowPlace.Of(row.AnswerBy, id),
            SortBy.Since => RowPlace.Of(row.At, id),
            _ => throw new UnreachableException(),
        };
    }

    private static string Rank(int number) => number.ToString("00", CultureInfo.InvariantCulture);
}
