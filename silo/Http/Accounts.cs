using System.Collections.Immutable;
using Dispatch.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dispatch.Accounts;

/// <param name="Roles">All of them, from now on: <c>administrator</c>, and whatever policies call their approvers.</param>
public sealed record AccountBody(ImmutableArray<Role> Roles);

/// <param name="OneTimePassword">For who is new: it opens nothing but the page where another one is chosen. It is not shown again.</param>
public sealed record AccountPut(string Name, ImmutableArray<Role> Roles, bool Awaited, string? OneTimePassword);

public sealed record AccountList(ImmutableArray<AccountView> Items);

public sealed record PasswordAnswer(string OneTimePassword);

/// <summary>The people who may sign in, and what they may decide: for administrators.</summary>
public static class Accounts
{
    public static async Task<Results<Ok<AccountList>, ProblemHttpResult>> List([AsParameters] Incoming incoming, IAccountDesk accounts) =>
        (await incoming.Signatory(accounts)).Must(Role.Administrator) is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Ok(new AccountList(await accounts.All()));

    public static async Task<Results<Ok<AccountPut>, ProblemHttpResult>> Put(string name, AccountBody body, [AsParameters] Incoming incoming, IAccountDesk accounts) =>
        await accounts.Put(name, body.Roles, await incoming.Signatory(accounts)) switch
        {
            { Account: { } account } answer => TypedResults.Ok(new AccountPut(account.Name, account.Roles, account.Awaited, answer.OneTimePassword)),
            var answer => Problems.Of(answer.Refusal!),
        };

    public static async Task<Results<Ok<PasswordAnswer>, ProblemHttpResult>> ResetPassword(string name, [AsParameters] Incoming incoming, IAccountDesk accounts) =>
        await accounts.ResetPassword(name, await incoming.Signatory(accounts)) switch
        {
            { OneTimePassword: { } password } => TypedResults.Ok(new PasswordAnswer(password)),
            var answer => Problems.Of(answer.Refusal!),
        };

    public static async Task<Results<NoContent, ProblemHttpResult>> Remove(string name, [AsParameters] Incoming incoming, IAccountDesk accounts) =>
        await accounts.Remove(name, await incoming.Signatory(accounts)) is { } refusal ? Problems.Of(refusal) : TypedResults.NoContent();
}
