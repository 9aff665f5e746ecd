using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace Dispatch.Exceptions;

/// <summary>Carries out what a person decides about an exception, in the person's name, and says why where it was refused.</summary>
public sealed class CaseActions(IGrainFactory grains, AuthenticationStateProvider people, ISnackbar snackbar, TimeProvider time)
{
    public async Task Acknowledge(CaseId id) => await Do(id, person => new CaseCommand.Acknowledge(person));

    public async Task Take(CaseId id) => await Do(id, person => new CaseCommand.Assign(person, person));

    public async Task Resolve(CaseId id, string reason) => await Do(id, person => new CaseCommand.Resolve(person, reason));

    private async Task Do(CaseId id, Func<string, CaseCommand> command)
    {
        var person = (await people.GetAuthenticationStateAsync()).User.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");
        var origin = new Origin(Guid.CreateVersion7().ToString("N"), $"person:{person}", time.GetUtcNow());

        try
        {
            if (await grains.GetGrain<IExceptionGrain>(id.Value).Handle(command(person), origin) is { } refusal)
            {
                snackbar.Add(refusal.Detail, MudBlazor.Severity.Warning);
            }
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            snackbar.Add("The tower did not answer. It may or may not have been done; look again before you repeat it.", MudBlazor.Severity.Error);
        }
    }
}
