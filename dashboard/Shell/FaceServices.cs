using Dispatch.Exceptions;
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
        return services;
    }
}
