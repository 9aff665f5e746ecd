using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;

namespace Dispatch.Exceptions;

/// <summary>The queue that operators work through all day. Its filter, order and open exception stand in the address.</summary>
public sealed partial class ExceptionsPage : IAsyncDisposable
{
    /// <summary>So long after the last key or move of the pointer in the list nobody's hands are in it.</summary>
    private static readonly TimeSpan HandsOff = TimeSpan.FromSeconds(10);

    private Worklist list = Worklist.Of("");
    private DateTimeOffset heldUntil;
    private CaseId? opened;
    private CaseDeed? deed;
    private CaseDeed? bulkDeed;
    private BulkResult? result;
    private bool busy;
    private Focus focus;
    private ElementReference element;
    private IDisposable? subscription;
    private DotNetObjectReference<ExceptionsPage>? self;
    private IJSObjectReference? keys;

    private enum Focus
    {
        Stays,
        Row,
        Panel,
    }

    [Inject] public required ITower Tower { get; set; }

    [Inject] public required Clock Clock { get; set; }

    [Inject] public required CaseActions Actions { get; set; }

    [Inject] public required NavigationManager Navigation { get; set; }

    [Inject] public required IJSRuntime JS { get; set; }

    private bool IsHeld => Clock.Now < heldUntil;

    private string Title => list.Rows.Length > 0 ? $"({list.Rows.Length}) Exceptions · Dispatch" : "Exceptions · Dispatch";

    private string CountText => list.Rows.Length == list.Source.Count ? $"{list.Rows.Length}" : $"{list.Rows.Length} of {list.Source.Count}";

    private IReadOnlyList<string> Owners =>
        [.. list.Source.Values.Select(row => row.Owner).Append(list.Me).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase).Take(100)];

    /// <summary>A key that means something here was pressed; <c>worklist.js</c> keeps back what was typed into a field.</summary>
    [JSInvokable]
    public async Task Press(string key)
    {
        Touch();
        var (next, intent) = list.Press(key);
        list = next;
        if (opened is not null && intent is WorkIntent.Follow && list.Cursor is { } cursor && cursor != opened)
        {
            opened = cursor;
            deed = null;
            await WriteAddress();
        }

        focus = intent is WorkIntent.Follow ? Focus.Row : Focus.Stays;
        StateHasChanged();
        await Carry(intent);
        StateHasChanged();
    }

    /// <summary>Somebody's hands are in the list.</summary>
    [JSInvokable]
    public void Touch() => heldUntil = Clock.Now + HandsOff;

    public async ValueTask DisposeAsync()
    {
        subscription?.Dispose();
        Clock.Ticked -= LetGo;
        Navigation.LocationChanged -= Follow;
        self?.Dispose();
        try
        {
            if (keys is not null)
            {
                await keys.InvokeVoidAsync("stop");
                await keys.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }
    }

    protected override async Task OnInitializedAsync()
    {
        subscription = Tower.Subscribe(() => _ = InvokeAsync(Refresh));
        Clock.Ticked += LetGo;
        Navigation.LocationChanged += Follow;
        list = Worklist.Of(await Actions.Me()).With(Tower.Now, hold: false);
        Read(Navigation.Uri);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            await using var module = await JS.InvokeAsync<IJSObjectReference>("import", "./_content/Dispatch.Dashboard/worklist.js");
            keys = await module.InvokeAsync<IJSObjectReference>("start", element, self);
        }

        var (asked, id) = (focus, list.Cursor);
        focus = Focus.Stays;
        if (keys is not null && asked is Focus.Panel)
        {
            await keys.InvokeVoidAsync("focusPanel");
        }
        else if (keys is not null && asked is Focus.Row)
        {
            await keys.InvokeVoidAsync("focusRow", id?.Value);
        }
    }

    private void Refresh()
    {
        var next = list.With(Tower.Now, IsHeld);
        if (!ReferenceEquals(next, list))
        {
            list = next;
            StateHasChanged();
        }
    }

    private void LetGo(object? sender, EventArgs tick) => _ = InvokeAsync(() =>
    {
        if (list.Changes > 0 && !IsHeld)
        {
            SortAgain();
            StateHasChanged();
        }
    });

    private void SortAgain() => list = list.Sorted();

    private void Follow(object? sender, LocationChangedEventArgs e) => _ = InvokeAsync(() =>
    {
        if (new Uri(e.Location).AbsolutePath == WorkAddress.Path)
        {
            Read(e.Location);
            StateHasChanged();
        }
    });

    private void Read(string uri)
    {
        var asked = WorkAddress.Read(uri);
        list = list.Asked(asked.Filter, asked.Sort);
        opened = asked.Opened;
        list = list.MovedTo(opened);
        deed = null;
    }

    // Written without a navigation: answers to fast typing would come back as older words.
    private async Task WriteAddress() => await JS.InvokeVoidAsync("dispatchShell.setAddress", new WorkAddress(list.Filter, list.Sort, opened).Write());

    private Task Ask(WorkFilter filter) => Ask(filter, list.Sort);

    private async Task Ask(WorkFilter filter, WorkSort sort)
    {
        list = list.Asked(filter, sort);
        await WriteAddress();
    }

    private void Change(Worklist next)
    {
        Touch();
        list = next;
        result = null;
    }

    private async Task Pick(CaseId id)
    {
        Touch();
        list = list.MovedTo(id);
        await Open(id, Focus.Stays);
    }

    private async Task Open(CaseId id, Focus then)
    {
        deed = opened == id ? deed : null;
        opened = id;
        focus = then;
        await WriteAddress();
    }

    private async Task Close()
    {
        opened = null;
        deed = null;
        focus = Focus.Row;
        await WriteAddress();
    }

    private void Speak(CaseDeed? next)
    {
        focus = next is null ? Focus.Row : Focus.Stays;
        deed = next;
    }

    private Task Carry(WorkIntent intent) => intent switch
    {
        WorkIntent.Open => Open(list.Cursor!.Value, Focus.Panel),
        WorkIntent.Close => Escape(),
        WorkIntent.Acknowledge => list.Selected.IsEmpty ? Actions.Acknowledge(list.Targets[0]) : AcknowledgeAll(),
        WorkIntent.Take => list.Selected.IsEmpty ? Actions.Take(list.Targets[0]) : TakeAll(),
        WorkIntent.Snooze when !list.Selected.IsEmpty => Say(() => bulkDeed = CaseDeed.Snooze),
        WorkIntent.Snooze => SpeakOf(CaseDeed.Snooze),
        WorkIntent.Comment => SpeakOf(CaseDeed.Comment),
        WorkIntent.Resolve => SpeakOf(CaseDeed.Resolve),
        _ => Task.CompletedTask,
    };

    private async Task SpeakOf(CaseDeed next)
    {
        await Open(list.Cursor!.Value, Focus.Stays);
        deed = next;
    }

    // The innermost thing that is open closes first.
    private Task Escape() => (bulkDeed, deed, opened, list.Selected.IsEmpty) switch
    {
        ({ }, _, _, _) => Say(() => bulkDeed = null),
        (_, { }, _, _) => Say(() => Speak(null)),
        (_, _, { }, _) => Close(),
        (_, _, _, false) => Say(ClearSelection),
        _ => Say(() => focus = Focus.Row),
    };

    private static Task Say(Action change)
    {
        change();
        return Task.CompletedTask;
    }

    private void ClearSelection()
    {
        list = list.Unselected();
        bulkDeed = null;
        result = null;
        focus = Focus.Row;
    }

    private Task AcknowledgeAll() => ToAll(me => new CaseCommand.Acknowledge(me));

    private Task TakeAll() => ToAll(me => new CaseCommand.Assign(me, me));

    private Task SendToAll(CaseWords words) => ToAll(me => words.Deed is CaseDeed.Assign
        ? new CaseCommand.Assign(me, words.Text)
        : new CaseCommand.Snooze(me, words.Until, words.Text));

    private async Task ToAll(Func<string, CaseCommand> command)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        bulkDeed = null;
        try
        {
            result = await Actions.ToAll(list.Targets, command, progress => _ = InvokeAsync(() => ShowProgress(progress)));
            list = list.Unselected();
        }
        finally
        {
            busy = false;
        }
    }

    private void ShowProgress(BulkResult progress)
    {
        if (busy)
        {
            result = progress;
            StateHasChanged();
        }
    }
}
