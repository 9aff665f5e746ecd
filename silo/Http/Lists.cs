using System.Collections.Immutable;
using System.Text.Json;
using Dispatch.Exceptions;
using Dispatch.Live;

namespace Dispatch.Http;

/// <summary>A page of a list.</summary>
/// <param name="NextCursor">Asks for the next page; absent on the last one.</param>
/// <param name="Total">How many match in all.</param>
public sealed record Page<TRow>(ImmutableArray<TRow> Items, string? NextCursor, int Total)
{
    public static Page<TRow> Of(Rows<TRow> rows) => new(rows.Items, rows.Next is { } next ? Cursors.Write(next) : null, rows.Total);
}

/// <summary>What a list is asked for, as it stands in the address.</summary>
/// <param name="Status">One or several statuses, separated by commas; <c>active</c> is every one in which work is left.</param>
/// <param name="Q">A part of an id, reference or summary.</param>
/// <param name="Sort">What it is sorted by: <c>id</c> where it is not given, <c>status</c>, <c>client</c>, <c>carrier</c>, <c>severity</c>, <c>due</c>, <c>eta</c>, <c>seen</c>, <c>since</c>; from the greatest with a <c>-</c> before it.</param>
/// <param name="Limit">1 to 500; 50 where it is not given.</param>
/// <param name="Cursor">The <c>nextCursor</c> of the page before.</param>
public sealed record ListQuery(
    string? Status,
    string? ClientId,
    string? CarrierId,
    string? Severity,
    string? Owner,
    string? Q,
    string? Sort,
    string? Limit,
    string? Cursor)
{
    private const string Active = "active";
    private const char Down = '-';

    /// <typeparam name="TStatus">The words that <see cref="Status"/> may be.</typeparam>
    public Refusal? Fault<TStatus>() where TStatus : struct, Enum =>
        Check.Id(ClientId, "clientId")
        ?? Check.Id(CarrierId, "carrierId")
        ?? Expect(Statuses().All(IsStatus<TStatus>), $"status is none of {Words<TStatus>()}, {Active}.")
        ?? Expect(Severity is null || IsWord<Severity>(Severity), $"severity is none of {Words<Severity>()}.")
        ?? Check.Text(Owner, "owner")
        ?? Check.Text(Q, "q")
        ?? Expect(Sort is null || IsWord<SortBy>(Sort.TrimStart(Down)), $"sort is none of {Words<SortBy>()}.")
        ?? Expect(LimitOrDefault is >= 1 and <= Query.MaxLimit, $"limit is not a number from 1 to {Query.MaxLimit}.")
        ?? Expect(Cursors.TryReadPlace(Cursor, out _), "cursor is not one that this list gave.");

    public Query ToQuery() => new(
        Status,
        ClientId is null ? null : new(ClientId),
        CarrierId is null ? null : new(CarrierId),
        Severity is null ? null : Enum.Parse<Severity>(Severity, ignoreCase: true),
        Owner,
        Q,
        Sort is null ? default : new(Enum.Parse<SortBy>(Sort.TrimStart(Down), ignoreCase: true), Sort.StartsWith(Down)),
        Cursors.TryReadPlace(Cursor, out var place) ? place : null,
        LimitOrDefault);

    /// <summary>For what a list can be asked besides.</summary>
    public static Refusal? WordFault<TEnum>(string? word, string field) where TEnum : struct, Enum =>
        Expect(word is null || IsWord<TEnum>(word), $"{field} is none of {Words<TEnum>()}.");

    private int LimitOrDefault => Limit is null ? Query.DefaultLimit : int.TryParse(Limit, out var limit) ? limit : 0;

    private static Refusal? Expect(bool holds, string detail) => Check.That(holds, "request.malformed", detail);

    private string[] Statuses() => Status?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static bool IsStatus<TStatus>(string word) where TStatus : struct, Enum => word is Active || IsWord<TStatus>(word);

    private static bool IsWord<TEnum>(string word) where TEnum : struct, Enum =>
        Enum.GetNames<TEnum>().Contains(word, StringComparer.OrdinalIgnoreCase);

    private static string Words<TEnum>() where TEnum : struct, Enum =>
        string.Join(", ", Enum.GetNames<TEnum>().Select(JsonNamingPolicy.CamelCase.ConvertName));
}
