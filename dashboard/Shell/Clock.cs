namespace Dispatch.Shell;

/// <summary>One tick a second for everything on a person's screen that counts time; one timer per circuit.</summary>
public sealed class Clock : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly ITimer timer;

    public Clock(TimeProvider time)
    {
        this.time = time;
        timer = time.CreateTimer(_ => Ticked?.Invoke(this, EventArgs.Empty), null, Period, Period);
    }

    public event EventHandler? Ticked;

    public DateTimeOffset Now => time.GetUtcNow();

    public void Dispose() => timer.Dispose();
}
