using Dispatch.Carriers;
using Dispatch.Dispatching;
using Dispatch.Exceptions;
using Dispatch.Facilities;
using Dispatch.Lists;
using Dispatch.Live;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;

namespace Dispatch.Shell;

/// <summary>What the pages need besides <see cref="Live.ITower"/>, <see cref="IGrainFactory"/> and <see cref="TimeProvider"/>.</summary>
public static class FaceServices
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddMudServices(mud =>
        {
            mud.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomLeft;
            mud.SnackbarConfiguration.MaxDisplayedSnackbars = 3;
            mud.SnackbarConfiguration.PreventDuplicates = true;
        });
        services.AddScoped<Clock>();
        services.AddScoped<Preferences>();
        services.AddCascadingValue(circuit => circuit.GetRequiredService<Preferences>().Source);
        services.AddScoped<CaseActions>();
        services.AddScoped<Acting>();
        services.AddScoped<ReleaseActions>();
        services.AddSingleton(host => new SharedFold<CarrierBoard>(host.GetRequiredService<ITower>(), host.GetRequiredService<TimeProvider>(), CarrierBoard.Of));
        services.AddSingleton(host => new SharedFold<FacilityBoard>(host.GetRequiredService<ITower>(), host.GetRequiredService<TimeProvider>(), FacilityBoard.Of));
        services.AddSingleton(host => new SharedFold<ReleaseBoard>(host.GetRequiredService<ITower>(), host.GetRequiredService<TimeProvider>(), ReleaseBoard.Of));
        return services;
    }
}
