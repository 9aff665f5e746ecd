using Dispatch.Support;

namespace Dispatch.Bench;

/// <summary>The load sent once to one program.</summary>
/// <param name="ServerCpu">Processor time of the program and of what it keeps its data in.</param>
/// <param name="Latency">From receipt to track, where there is such a thing.</param>
/// <param name="Said">What else is worth a line.</param>
/// <param name="Void">Why the figure does not count; null where it does.</param>
public sealed record Round(double PositionsPerSecond, TimeSpan ServerCpu, TimeSpan GeneratorCpu, LatencyBody? Latency, string Said, string? Void);
