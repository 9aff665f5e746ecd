using Bunit;
using Dispatch.Accounts;
using Dispatch.Audit;
using Dispatch.Dispatching;
using Dispatch.Integration;
using Dispatch.Live;
using Dispatch.Shell;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using MudBlazor;
using Xunit;

namespace Dispatch.Fakes;

/// <summary>A page's surroundings: a tower, exception grains and a clock that do as they are told, and Ada, who is signed in.</summary>
public abstract class PageContext : BunitContext, IAsyncLifetime
{
    protected PageContext()
    {
        Services.AddPages();
        Services.AddSingleton<ITower>(Tower);
        Services.AddSingleton<IGrainFactory>(Grains);
        Services.AddSingleton<IBoards>(Boards);
        Services.AddSingleton<IVitals>(Vitals);
        Services.AddSingleton<IWaveDesk>(Waves);
        Services.AddSingleton<IMessageDesk>(Told);
        Services.AddSingleton<IRefusals>(Refusals);
        Services.AddSingleton<IAccountDesk>(Accounts);
        Services.AddSingleton<TimeProvider>(Time);
        JSInterop.Mode = JSRuntimeMode.Loose;
        AddAuthorization().SetAuthorized("ada");
    }

    protected FakeTower Tower { get; } = new();

    protected FakeGrains Grains { get; } = new();

    protected FakeBoards Boards { get; } = new();

    protected FakeVitals Vitals { get; } = new();

    protected FakeWaveDesk Waves { get; } = new();

    protected FakeMessageDesk Told { get; } = new();

    protected FakeRefusals Refusals { get; } = new();

    protected FakeAccounts Accounts { get; } = new();

    protected FakeTimeProvider Time { get; } = new(Rows.Noon);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    protected IEnumerable<string> Messages() => Services.GetRequiredService<ISnackbar>().ShownSnackbars.Select(bar => bar.Message ?? "");
}
