using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace Dispatch.Exceptions;

/// <summary>Carries out what a person decides about an exception, in the person's name, and says why where it was not done.</summary>
public sealed class CaseActions(IGrainFactory grains, AuthenticationStateProvider people, ISnackbar snackbar, TimeProvider time)
{
    private const int AtOnce = 8;

    public async Task<string> Me() => (await people.GetAuthenticationStateAsync()).User.Identity?.Name ?? throw new InvalidOperationException("Nobody is signed in.");

    public Task<bool> Acknowledge(CaseRow seen) => Do(seen, me => new CaseCommand.Acknowledge(me));

    public async Task<bool> Take(CaseRow seen) => await Assign(seen, await Me());

    public async Task<bool> Assign(CaseRow seen, string owner)
    {
        var me = await Me();
        var done = await Do(seen, person => new CaseCommand.Assign(person, owner));
        if (done && owner != seen.Owner)
        {
            Offer(owner == me ? "Assigned to you." : $"Assigned to {owner}.", "Undo", () => GiveBack(seen with { Owner = owner, Status = CaseStatus.InProgress }, seen.Owner));
        }

        return done;
    }

    public async Task<bool> Snooze(CaseRow seen, DateTimeOffset until, string reason)
    {
        var done = await Do(seen, me => new CaseCommand.Snooze(me, until, reason));
        if (done)
        {
            Offer("Snoozed.", "Wake", () => Wake(seen with { Status = CaseStatus.Snoozed }));
        }

        return done;
    }

    /// <summary>Whoever owns it takes it up again.</summary>
    public Task<bool> Wake(CaseRow seen) => GiveBack(seen, seen.Owner);

    public Task<bool> Comment(CaseRow seen, string text) => Do(seen, me => new CaseCommand.Comment(me, text));

    public Task<bool> Resolve(CaseRow seen, string reason) => Do(seen, me => new CaseCommand.Resolve(me, reason));

    /// <summary>The same to several, a few at a time.</summary>
    /// <param name="progress">Called after each, never twice at once.</param>
    public async Task<BulkResult> ToAll(IReadOnlyCollection<CaseRow> seen, Func<string, CaseCommand> command, Action<BulkResult> progress)
    {
        var result = BulkResult.Of(seen.Count);
        var gate = new Lock();
        await Parallel.ForEachAsync(seen, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (row, _) =>
        {
            var why = await WhyNot(row, command);
            lock (gate)
            {
                result = result.With(row.ExceptionId, why);
                progress(result);
            }
        });
        return result;
    }

    private Task<bool> GiveBack(CaseRow seen, string owner) => Do(seen, me => new CaseCommand.Assign(me, owner));

    private async Task<bool> Do(CaseRow seen, Func<string, CaseCommand> command)
    {
        var why = await WhyNot(seen, command);
        if (why is not null)
        {
            snackbar.Add(why, MudBlazor.Severity.Warning);
        }

        return why is null;
    }

    /// <returns>Null when it was done.</returns>
    private async Task<string?> WhyNot(CaseRow seen, Func<string, CaseCommand> command)
    {
        var me = await Me();
        var now = time.GetUtcNow();
        var grain = grains.GetGrain<IExceptionGrain>(seen.ExceptionId.Value);
        try
        {
            if (await grain.Get() is { } view && CaseStep.Overtook(seen, command(me), view, me, now) is { } overtaken)
            {
                return overtaken;
            }

            return (await grain.Handle(command(me), new Origin(Guid.CreateVersion7().ToString("N"), $"person:{me}", now)))?.Detail;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return "The tower did not answer. It may or may not have been done; look again before you repeat it.";
        }
    }

    private void Offer(string done, string undo, Func<Task> back) => snackbar.Add(done, MudBlazor.Severity.Success, bar =>
    {
        bar.Action = undo;
        bar.ActionColor = Color.Inherit;
        bar.OnClick = _ => back();
    });
}
