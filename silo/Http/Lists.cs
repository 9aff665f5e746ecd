using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Dispatch.Exceptions;
using Dispatch.Live;
using Dispatch.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Dispatch.Http;

/// <summary>A page of a list.</summary>
/// <param name="NextCursor">Asks for the next page; absent on the last one.</param>
/// <param name="Total">How many match in all.</param>
public sealed record Page<TRow>(ImmutableArray<TRow> Items, string? NextCursor, int Total);

/// <summary>What a list is asked for, as it stands in the address.</summary>
/// <param name="Status">One or several statuses, separated by commas; <c>active</c> is every one in which work is left.</param>
/// <param name="Q">A part of an id, reference or summary.</param>
/// <param name="Limit">1 to 500; 50 where it is not given.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before.</param>
public sealed record ListQuery(
    string? Status,
    string? ClientId,
    string? CarrierId,
    string? Severity,
    string? Owner,
    string? Q,
    string? Limit,
    string? Cursor)
{
    public const int MaxLimit = 500;
    public const int DefaultLimit = 50;

    private const string Active = "active";

    /// <typeparam name="TStatus">The words that <see cref="Status"/> may be.</typeparam>
    public Refusal? Fault<TStatus>() where TStatus : struct, Enum =>
        Check.Id(ClientId, "clientId")
        ?? Check.Id(CarrierId, "carrierId")
        ?? Expect(Statuses().All(IsStatus<TStatus>), $"status is none of {Words<TStatus>()}, {Active}.")
        ?? Expect(Severity is null || IsWord<Severity>(Severity), $"severity is none of {Words<Severity>()}.")
        ?? Check.Text(Owner, "owner")
        ?? Check.Text(Q, "q")
        ?? Expect(LimitOrDefault is >= 1 and <= MaxLimit, $"limit is not a number from 1 to {MaxLimit}.")
        ?? Expect(Cursors.Read(Cursor) is not null, "cursor is not one that this list gave.");

    public Query ToQuery() => new(
        Status,
        ClientId is null ? null : new(ClientId),
        CarrierId is null ? null : new(CarrierId),
        Severity is null ? null : Enum.Parse<Severity>(Severity, ignoreCase: true),
        Owner,
        Q,
        Cursors.Read(Cursor) ?? "",
        LimitOrDefault);

    private int LimitOrDefault => Limit is null ? DefaultLimit : int.TryParse(Limit, out var limit) ? limit : 0;

    private static Refusal? Expect(bool holds, string detail) => Check.That(holds, "request.malformed", detail);

    private string[] Statuses() => Status?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsStatus<TStatus>(string word) where TStatus : struct, Enum => word is Active || IsWord<TStatus>(word);

    private static bool IsWord<TEnum>(string word) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string Words<TEnum>() where TEnum : struct, Enum =>
        string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}

/// <summary>Where a page ended, so that nobody outside builds on what it is made of.</summary>
public static class Cursors
{
    private const int MaxLength = 1_024;

    public static string Write(string last) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(last));

    /// <returns>Empty for no cursor; null for one that is none.</returns>
    public static string? Read(string? cursor) => cursor switch
    {
        null => "",
        { Length: > MaxLength } => null,
        _ when !Base64Url.IsValid(cursor) => null,
        _ => Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)),
    };
}

/// <summary>The boards of all partitions as one list.</summary>
public sealed record Boards([FromServices] IGrainFactory Grains, [FromServices] IStore Store)
{
    /// <summary>The exceptions of a shipment in which work is left.</summary>
    public Task<ImmutableArray<CaseId>> OpenExceptions(ShipmentId shipment) =>
        Grains.GetGrain<IJournalGrain>(StoreKeys.Of(shipment).Partition(Store.Partitions)).OpenExceptions(shipment);

    /// <summary>Asks every partition for a page and keeps the first of them, by id.</summary>
    public async Task<Results<Ok<Page<TRow>>, ProblemHttpResult>> List<TRow>(
        Query query, Func<IJournalGrain, Query, Task<Rows<TRow>>> ask, Func<TRow, string> id)
    {
        var boards = await Task.WhenAll(Enumerable.Range(0, Store.Partitions).Select(p => ask(Grains.GetGrain<IJournalGrain>(p), query)));
        var rows = boards.SelectMany(board => board.Items).OrderBy(id, StringComparer.Ordinal).ToList();
        ImmutableArray<TRow> page = [.. rows.Take(query.Limit)];

        // A board that gave as many as it may has perhaps more.
        var isLast = rows.Count <= query.Limit && boards.All(board => board.Items.Length < query.Limit);
        return TypedResults.Ok(new Page<TRow>(page, isLast ? null : Cursors.Write(id(page[^1])), boards.Sum(board => board.Total)));
    }
}
