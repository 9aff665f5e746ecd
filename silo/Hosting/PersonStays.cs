using Dispatch.Storage;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace Dispatch.Accounts;

/// <summary>An open page keeps who opened it: whoever's account is closed or given another password is looked at here, as no request comes by.</summary>
public sealed class PersonStays(ILoggerFactory logging, AccountBook accounts) : RevalidatingServerAuthenticationStateProvider(logging)
{
    protected override TimeSpan RevalidationInterval => People.CheckEvery;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            return await People.IsStillIn(authenticationState.User, accounts);
        }
        catch (StoreUnavailableException)
        {
            return true; // A store that is away for a moment sends nobody out.
        }
    }
}
