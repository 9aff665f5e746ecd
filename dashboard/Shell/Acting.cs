using Microsoft.AspNetCore.Components.Authorization;

namespace Dispatch.Shell;

/// <summary>Does something in the name of the person of this circuit.</summary>
public sealed class Acting(AuthenticationStateProvider people, TimeProvider time)
{
    /// <param name="deed">Gets the person's name, and the origin of what is done.</param>
    /// <returns>Null when it was done; else why not, as a sentence.</returns>
    public async Task<string?> Do(Func<string, Origin, Task<Refusal?>> deed)
    {
        var me = (await people.GetAuthenticationStateAsync()).User.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");
        try
        {
            return (await deed(me, new Origin(Guid.CreateVersion7().ToString("N"), $"person:{me}", time.GetUtcNow())))?.Detail;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return "The tower did not answer. It may or may not have been done; look again before you repeat it.";
        }
    }
}
