using System.Diagnostics;
using Dispatch.Support;

namespace Dispatch.Bench.Map;

/// <summary>What viewers cost the tower: its processor time with them less that without them, before and after.</summary>
/// <param name="Cores">Of all viewers together.</param>
public sealed record ViewersCost(double Cores, double CoresWithout, double BytesPerClientSecond, double FramesPerClientSecond)
{
    /// <summary>Until the tower's code is compiled for what it does.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);

    /// <summary>A viewer's first picture is not what watching costs.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    public static async Task<ViewersCost> Measure(TowerProcess tower, string cookies, MapOptions options)
    {
        var length = TimeSpan.FromSeconds(options.Seconds);
        await Eventually.HasPassed(WarmUp);
        var before = await Cpu(tower, length);
        double with;
        long bytes;
        long frames;
        await using (var viewers = await Viewers.Open(tower.Url, cookies, options.Viewers))
        {
            await Eventually.HasPassed(Settling);
            (bytes, frames) = (viewers.Bytes, viewers.Frames);
            with = await Cpu(tower, length);
            (bytes, frames) = (viewers.Bytes - bytes, viewers.Frames - frames);
        }

        await Eventually.HasPassed(Settling);
        var without = (before + await Cpu(tower, length)) / 2;
        var clientSeconds = options.Viewers * length.TotalSeconds;
        return new(with - without, without, bytes / clientSeconds, frames / clientSeconds);
    }

    private static async Task<double> Cpu(TowerProcess tower, TimeSpan length)
    {
        var (cpu, began) = (tower.Process.Cpu, Stopwatch.GetTimestamp());
        await Eventually.HasPassed(length);
        return (tower.Process.Cpu - cpu) / Stopwatch.GetElapsedTime(began);
    }
}
