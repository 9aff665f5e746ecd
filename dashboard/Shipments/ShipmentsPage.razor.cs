using System.Collections.Immutable;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Shipments;

/// <summary>All shipments, a page at a time. What the list is asked for stands in the address.</summary>
public sealed partial class ShipmentsPage
{
    public const int PageSize = 50;

    /// <summary>How often it is looked whether other rows belong on the page.</summary>
    public static readonly TimeSpan CompareEvery = TimeSpan.FromSeconds(5);

    private const int MaxClients = 200;

    private ShipmentAsk ask = new();
    private ShipmentList list = ShipmentList.None;
    private ImmutableArray<ClientId> clients = [];
    private string? previous;
    private string? next;
    private bool isLoading = true;
    private bool hasFailed;
    private bool isEmpty;
    private bool isComparing;
    private DateTimeOffset askedAt;
    private DateTimeOffset openedAt;

    [Inject] public required IBoards Boards { get; set; }

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [SupplyParameterFromQuery] public string? Status { get; set; }

    [SupplyParameterFromQuery(Name = "client")] public string? ClientId { get; set; }

    [SupplyParameterFromQuery(Name = "carrier")] public string? CarrierId { get; set; }

    [SupplyParameterFromQuery] public string? Severity { get; set; }

    [SupplyParameterFromQuery] public string? Q { get; set; }

    [SupplyParameterFromQuery] public string? Sort { get; set; }

    [SupplyParameterFromQuery] public string? After { get; set; }

    [SupplyParameterFromQuery] public string? Before { get; set; }

    private string Count => isLoading && list.Total == 0 ? "" : $"{list.Total:#,0} {(ask.Status is null ? "under way" : "in all")}";

    protected override void OnInitialized()
    {
        base.OnInitialized();
        openedAt = Time.GetUtcNow();
        clients = [.. Tower.Now.Shipments.Values.Select(row => row.ClientId).Distinct().Take(MaxClients).OrderBy(id => id.Value, StringComparer.Ordinal)];
    }

    protected override async Task OnParametersSetAsync()
    {
        var asked = new ShipmentAsk(Word(Status), Word(ClientId), Word(CarrierId), Word(Severity), Word(Q), Word(Sort), Word(After), Word(Before));
        if (asked != ask || isLoading)
        {
            ask = asked;
            await Load();
        }
    }

    protected override bool Take(TowerView view)
    {
        var before = list;
        list = list.With(view);
        if (isEmpty && !view.Shipments.IsEmpty)
        {
            _ = InvokeAsync(Reload);
        }
        else if (!isLoading && !isComparing && Time.GetUtcNow() - askedAt >= CompareEvery)
        {
            _ = InvokeAsync(Compare);
        }

        return !ReferenceEquals(before, list);
    }

    private static string? Word(string? given) => string.IsNullOrWhiteSpace(given) ? null : given.Trim();

    private void Open(ShipmentAsk asked) => Navigation.NavigateTo(asked.Address());

    private async Task Reload()
    {
        isEmpty = false;
        await Load();
        StateHasChanged();
    }

    private async Task Load()
    {
        var asked = ask;
        isLoading = true;
        try
        {
            var rows = await Boards.Shipments(asked.ToQuery(PageSize));
            var isNothing = rows.Total == 0 && !asked.IsFiltered && (await Boards.Shipments(new Query(Limit: 1))).Total == 0;
            if (asked == ask)
            {
                Show(rows);
                (isEmpty, hasFailed, isLoading) = (isNothing, false, false);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            (hasFailed, isLoading) = asked == ask ? (true, false) : (hasFailed, isLoading);
        }
    }

    private void Show(Rows<ShipmentRow> rows)
    {
        list = ShipmentList.Of(rows, Tower.Now);
        askedAt = Time.GetUtcNow();
        previous = rows is { First: > PageSize, Items: [var first, ..] }
            ? (ask with { After = null, Before = PlaceWord.Write(RowPlaces.Of(first, ask.Sorting.By)) }).Address()
            : rows.First > 0 ? ask.FromTheTop.Address() : null;
        next = rows.Next is { } last ? (ask with { After = PlaceWord.Write(last), Before = null }).Address() : null;
    }

    /// <summary>Looks what the page would be by now. Where it cannot be said, the next look will.</summary>
    private async Task Compare()
    {
        var (asked, shown) = (ask, askedAt);
        isComparing = true;
        try
        {
            var rows = await Boards.Shipments(asked.ToQuery(PageSize));
            var ended = await Task.WhenAll(list.Ended.ToArray().Select(id => Grains.GetGrain<IShipmentGrain>(id.Value).Get()));
            if (asked == ask && shown == askedAt && !isLoading)
            {
                list = ended.OfType<ShipmentView>().Aggregate(list.Beside(rows), (known, shipment) => known.With(shipment));
                (askedAt, hasFailed) = (Time.GetUtcNow(), false);
                StateHasChanged();
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            hasFailed = true;
            askedAt = Time.GetUtcNow();
            StateHasChanged();
        }
        finally
        {
            isComparing = false;
        }
    }
}
