using System.Collections.Immutable;
using Dispatch.Live;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Shipments;

/// <summary>All shipments, a page at a time.</summary>
public sealed partial class ShipmentsPage
{
    private const int MaxClients = 200;

    private ImmutableArray<ClientId> clients = [];
    private DateTimeOffset openedAt;

    [SupplyParameterFromQuery(Name = "carrier")] public string? CarrierId { get; set; }

    [SupplyParameterFromQuery] public string? Severity { get; set; }

    protected override ShipmentAsk Asked =>
        new(Word(Status), Word(ClientId), Word(CarrierId), Word(Severity), Word(Q), Word(Sort), Word(After), Word(Before));

    private string Count => IsLoading && List.Total == 0 ? "" : $"{List.Total:#,0} {(Ask.Status is null ? "under way" : "in all")}";

    protected override void OnInitialized()
    {
        base.OnInitialized();
        openedAt = Time.GetUtcNow();
        clients = [.. Tower.Now.Shipments.Values.Select(row => row.ClientId).Distinct().Take(MaxClients).OrderBy(id => id.Value, StringComparer.Ordinal)];
    }

    protected override bool Take(TowerView view)
    {
        if (IsEmpty && !view.Shipments.IsEmpty)
        {
            _ = InvokeAsync(ShowFirst);
        }

        return base.Take(view);
    }

    protected override Task<Rows<ShipmentRow>> Read(Query query) => Boards.Shipments(query);

    protected override async Task<bool> HasAny() => (await Boards.Shipments(new Query(Limit: 1))).Total > 0;

    protected override RowPlace PlaceOf(ShipmentRow row) => RowPlaces.Of(row, Ask.Sorting.By);

    protected override async Task<ShipmentLine> OutcomeOf(ShipmentLine line) =>
        await Grains.GetGrain<IShipmentGrain>(line.Id.Value).Get() is { } shipment ? line.With(shipment) : line;

    private async Task ShowFirst()
    {
        await Load();
        StateHasChanged();
    }
}
