using System.Collections.Immutable;
using System.Globalization;
using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Dispatch.Facilities;

/// <summary>
/// The doors of a facility by time. An appointment is moved by dragging it, or by picking it and saying where to: with arrows, with
/// buttons, or by pressing a place on the board. The facility decides; where it refuses, that is said and nothing has moved.
/// </summary>
public sealed partial class DockBoard : IAsyncDisposable
{
    private ElementReference element;
    private DockDay? day;
    private DockMove? move;
    private string? refusal;
    private bool isBusy;
    private AppointmentId? focused;
    private DotNetObjectReference<DockBoard>? self;
    private IJSObjectReference? hands;

    [Inject] public required IGrainFactory Grains { get; set; }

    [Inject] public required Acting Acting { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IJSRuntime JS { get; set; }

    [Parameter, EditorRequired] public FacilityId FacilityId { get; set; }

    /// <summary><c>2026-05-04</c>; null or anything else is today.</summary>
    [Parameter] public string? Day { get; set; }

    protected override object Asked => (FacilityId, Shown);

    // Between its words about the facility the tower tells when trucks are expected.
    protected override bool MayChangeUnseen => false;

    /// <summary>Null where nobody plans its docks.</summary>
    private Facility? Facility => Tower.Now.Facilities.GetValueOrDefault(FacilityId)?.Facility is { Docks: not null } known ? known : null;

    private TimeZoneInfo Zone => Shell.Zones.Find(Facility?.TimeZone) ?? TimeZoneInfo.Utc;

    private string ZoneName => Shell.Zones.Abbreviation(Zone, Time.GetUtcNow());

    private DateOnly Today => DockDay.DayOf(Time.GetUtcNow(), Zone);

    private DateOnly Shown => DateOnly.TryParseExact(Day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked) ? asked : Today;

    /// <summary>A key or button while something is picked up; <c>docks.js</c> hears the keys.</summary>
    [JSInvokable]
    public async Task Press(string key)
    {
        if (day is null || move is null || isBusy)
        {
            return;
        }

        switch (key)
        {
            case "Enter":
                await Put(move);
                break;
            case "Escape":
                (focused, move) = (move.Id, null);
                break;
            default:
                move = move.Press(key, day);
                break;
        }

        StateHasChanged();
    }

    /// <summary>A block was dragged to a door, and to a share of the board's length.</summary>
    [JSInvokable]
    public async Task Drop(string appointment, string door, double share)
    {
        if (day?.Find(new(appointment)) is { CanMove: true } block && !isBusy)
        {
            await Put(DockMove.Of(block, day, Time.GetUtcNow()).To(new(door), day.At(share), day));
            StateHasChanged();
        }
    }

    /// <summary>A place on the board was pressed while something is picked up.</summary>
    [JSInvokable]
    public void Place(string door, double share)
    {
        move = move is not null && day is not null ? move.To(new(door), day.At(share), day) : move;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        self?.Dispose();
        try
        {
            if (hands is not null)
            {
                await hands.InvokeVoidAsync("stop");
                await hands.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
    }

    protected override object? Told(TowerView view) => view.Facilities.GetValueOrDefault(FacilityId)?.Change;

    protected override bool Take(TowerView view)
    {
        base.Take(view);
        var before = day;
        day = Facility is { } facility && Read is { } known && known.Day == Shown ? DockDay.Of(facility, known.Day, known.All, view) : null;
        return !(before is null && day is null);
    }

    protected override async Task<Appointments?> Load()
    {
        if (Facility is null)
        {
            return null;
        }

        var (from, to) = DockDay.Bounds(Shown, Zone);
        return new(Shown, await Grains.GetGrain<IFacilityGrain>(FacilityId.Value).Appointments(from, to));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./_content/Dispatch.Dashboard/docks.js");
            hands = module is null ? null : await module.InvokeAsync<IJSObjectReference>("start", element, self);
        }

        if (focused is { } id && hands is not null)
        {
            focused = null;
            await hands.InvokeVoidAsync("focus", id.Value);
        }
    }

    private void Pick(DockBlock block)
    {
        refusal = null;
        move = day is null || move?.Id == block.Appointment.AppointmentId || !block.CanMove ? null : DockMove.Of(block, day, Time.GetUtcNow());
    }

    private Task Put(DockMove wanted) =>
        day?.Find(wanted.Id)?.Slot == wanted.Slot ? Leave() : Do(wanted.Id, new FacilityCommand.Move(wanted.Id, wanted.Door, new(wanted.From)));

    private Task Accept(DockBlock block) => Do(block.Appointment.AppointmentId, new FacilityCommand.AcceptProposal(block.Appointment.AppointmentId));

    private Task Leave()
    {
        move = null;
        return Task.CompletedTask;
    }

    private async Task Do(AppointmentId id, FacilityCommand command)
    {
        (isBusy, refusal) = (true, null);
        refusal = await Acting.Do((_, origin) => Grains.GetGrain<IFacilityGrain>(FacilityId.Value).Handle(command, origin));
        if (refusal is null)
        {
            move = null;
            await Again();
        }

        (isBusy, focused) = (false, id);
    }

    private void GoTo(ChangeEventArgs change)
    {
        if (DateOnly.TryParse(change.Value as string, CultureInfo.InvariantCulture, out var wanted))
        {
            Navigation.NavigateTo(Address(wanted));
        }
    }

    private string Address(DateOnly wanted) =>
        wanted == Today ? Lists.Links.To(FacilityId) : $"{Lists.Links.To(FacilityId)}?day={wanted:yyyy-MM-dd}";

    /// <summary>What was read of a day.</summary>
    public sealed record Appointments(DateOnly Day, ImmutableArray<AppointmentView> All);
}
