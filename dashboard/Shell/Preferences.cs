using Microsoft.AspNetCore.Components;

namespace Dispatch.Shell;

/// <summary>
/// How the person of this circuit reads. Every component gets it as a cascading parameter of type <see cref="Shell.Reading"/> and is
/// rendered again when it changes.
/// </summary>
public sealed class Preferences
{
    public Preferences() => Source = new(() => Reading, isFixed: false);

    public Reading Reading { get; private set; } = Reading.Default;

    public CascadingValueSource<Reading> Source { get; }

    /// <summary>Before anything is rendered.</summary>
    public void Start(Remembered remembered) => Reading = remembered.Reading();

    public Task Choose(Reading reading)
    {
        if (reading == Reading)
        {
            return Task.CompletedTask;
        }

        Reading = reading;
        return Source.NotifyChangedAsync(reading);
    }
}
