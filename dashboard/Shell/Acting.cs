using System.Diagnostics;
using Dispatch.Accounts;
using Dispatch.Audit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace Dispatch.Shell;

/// <summary>Does something in the name of the person of this circuit.</summary>
public sealed class Acting(AuthenticationStateProvider people, IAccountDesk accounts, IRefusals refusals, NavigationManager navigation, TimeProvider time)
{
    private const string SignedOut = "You are not signed in any more. Load the page again.";

    /// <summary>Who the person is, and may decide, at this moment; nobody, who may nothing, once the account is closed.</summary>
    public async Task<Signatory> Me() => await Name() is { } me ? await accounts.Find(me) : new("", []);

    /// <param name="deed">Gets the person's name, and the origin of what is done.</param>
    /// <returns>Null when it was done; else why not, as a sentence.</returns>
    public async Task<string?> Do(Func<string, Origin, Task<Refusal?>> deed)
    {
        if (await Name() is not { } me)
        {
            return SignedOut;
        }

        var origin = new Origin(Guid.CreateVersion7().ToString("N"), $"person:{me}", time.GetUtcNow(), Patience.Ends());
        try
        {
            return await deed(me, origin) is { } refusal ? await Noted(refusal, origin) : null;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return "The tower did not answer. It may or may not have been done; look again before you repeat it.";
        }
    }

    /// <summary>The same for what not everybody may: the deed gets what the person may decide besides.</summary>
    public Task<string?> Sign(Func<Signatory, Origin, Task<Refusal?>> deed) => Do(async (me, origin) => await deed(await accounts.Find(me), origin));

    /// <summary>Null once nobody is signed in any more.</summary>
    public async Task<string?> Name() => (await people.GetAuthenticationStateAsync()).User.Identity?.Name;

    /// <summary>What a person is refused is looked up later like the refusals of the API; where it cannot be noted, it is said all the same.</summary>
    private async Task<string> Noted(Refusal refusal, Origin origin)
    {
        try
        {
            await refusals.Note(new(
                origin.ReceivedAt, origin.Source, RefusedCall.OnPage, new Uri(navigation.Uri).AbsolutePath, Status: null, refusal.Code, refusal.Detail, Activity.Current?.TraceId.ToString()));
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            // Nothing came of it that would have to be explained.
        }

        return refusal.Detail;
    }
}
