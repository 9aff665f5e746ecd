using System.Diagnostics;
using Dispatch.Storage.Copies;

namespace Dispatch.Hosting;

/// <summary>A line on standard error every few seconds: whoever waits knows that it goes on.</summary>
internal sealed class Progress(string doing) : IProgress<StoreRecord>
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    private readonly long started = Stopwatch.GetTimestamp();
    private long said = Stopwatch.GetTimestamp();

    public long Records { get; private set; }

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(started);

    public void Report(StoreRecord value)
    {
        Records++;
        if (Stopwatch.GetElapsedTime(said) > Every)
        {
            said = Stopwatch.GetTimestamp();
            Console.Error.WriteLine($"{doing}: {Records:N0} records in {Elapsed.TotalSeconds:0} s");
        }
    }
}
