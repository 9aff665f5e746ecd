using Dispatch.Shell;
using MudBlazor;

namespace Dispatch.Exceptions;

/// <summary>Carries out what a person decides about an exception, in the person's name, and says why where it was not done.</summary>
public sealed class CaseActions(IGrainFactory grains, Acting acting, ISnackbar snackbar)
{
    private const int AtOnce = 8;

    /// <summary>Nobody's name is empty: who is signed out owns nothing.</summary>
    public async Task<string> Me() => await acting.Name() ?? "";

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
    private Task<string?> WhyNot(CaseRow seen, Func<string, CaseCommand> command) => acting.Do(async (me, origin) =>
    {
        var grain = grains.GetGrain<IExceptionGrain>(seen.ExceptionId.Value);
        return await grain.Get() is { } view && CaseStep.Overtook(seen, command(me), view, me, origin.ReceivedAt) is { } overtaken
            ? new("exception.overtaken", overtaken)
            : await grain.Handle(command(me), origin);
    });

    private void Offer(string done, string undo, Func<Task> back) => snackbar.Add(done, MudBlazor.Severity.Success, bar =>
    {
        bar.Action = undo;
        bar.ActionColor = Color.Inherit;
        bar.OnClick = _ => back();
    });
}
