using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;

namespace Dispatch.Health;

/// <summary>What the readers could not use: why, and a person's two ways out of it.</summary>
public sealed partial class SetAsidePanel
{
    private ImmutableArray<SetAside> entries = [];
    private long known = -1;
    private string? said;
    private bool isBusy;

    /// <summary>What was pressed once to let it go.</summary>
    private SetAside? isSure;

    /// <summary>How many there are by what the readers said last; the list is read anew when it changes.</summary>
    [Parameter, EditorRequired] public long Count { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (Count != known)
        {
            known = Count;
            await Read();
        }
    }

    private static string Name(SetAside one) => $"{one.Log}/{one.Partition}/{one.Place}";

    private Task TryAgain(SetAside one) => Tell(one, by => Quarantine.Replay(one.Log, one.Partition, one.Place, by), "was acted on");

    private Task LetGo(SetAside one)
    {
        if (isSure != one)
        {
            isSure = one;
            return Task.CompletedTask;
        }

        return Tell(one, by => Quarantine.Discard(one.Log, one.Partition, one.Place, by), "is gone");
    }

    private async Task Tell(SetAside one, Func<string, Task<Refusal?>> word, string done)
    {
        (isBusy, isSure) = (true, null);
        said = await Acting.Do((me, _) => word(me)) ?? $"{Name(one)} {done}.";
        await Read();
        isBusy = false;
    }

    private async Task Read()
    {
        try
        {
            entries = await Quarantine.List();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            said = "What was set aside could not be read.";
        }
    }
}
