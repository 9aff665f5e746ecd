namespace Dispatch.Shell;

/// <summary>One tick a second for everything on a person's screen that counts time; one timer per circuit.</summary>
public sealed class Clock : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    private readonly TimeProvider time;
    private readonly Pace pace;
    private readonly ITimer timer;

    public Clock(TimeProvider time, Pace? pace = null)
    {
        (this.time, this.pace) = (time, pace ?? Pace.RealTime);
        timer = time.CreateTimer(_ => Ticked?.Invoke(this, EventArgs.Empty), null, Period, Period);
    }

    public event EventHandler? Ticked;

    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>How long ago it was as people wait for it, also in a time lapse.</summary>
    public TimeSpan Since(DateTimeOffset at) => pace.Real(Now - at);

    public void Dispose() => timer.Dispose();
}
