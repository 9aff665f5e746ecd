using Dispatch.Bench;
using Dispatch.Bench.Ceiling;
using Dispatch.Bench.Deadlines;
using Dispatch.Bench.Dictionary;
using Dispatch.Bench.Dispatching;
using Dispatch.Bench.Failover;
using Dispatch.Bench.Map;
using Dispatch.Bench.Memory;
using Dispatch.Bench.Milestones;
using Dispatch.Bench.Peer;
using Dispatch.Bench.Pictures;
using Dispatch.Bench.Steady;
using Dispatch.Bench.Waves;

switch (args)
{
    case ["ingest", .. var rest] when IngestOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => Ingest.Run(options));
    case ["steady", .. var rest] when SteadyOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => SteadyBench.Run(options));
    case ["memory", .. var rest] when MemoryOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => MemoryBench.Run(options));
    case ["deadlines", .. var rest] when DeadlinesOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => DeadlinesBench.Run(options));
    case ["milestones", .. var rest] when MilestonesOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => MilestonesBench.Run(options));
    case ["failover", .. var rest] when FailoverOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => FailoverBench.Run(options));
    case ["map", .. var rest] when MapOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => MapBench.Run(options));
    case ["dispatching", .. var rest] when DispatchingOptions.Parse(rest) is { } options:
        return await Shipped.Measured(() => DispatchingBench.Run(options));
    case ["waves"]:
        return WavesBench.Run();
    case ["pictures"]:
        return await Shipped.Measured(() => DemoPictures.Take());
    case ["dictionary", var folder, var file]:
        return await DictionaryTraining.Make(folder, file);
    case ["ceiling"]:
        await CeilingProgram.Run();
        return 0;
    case ["peer"]:
        await PeerProgram.Run();
        return 0;
    default:
        Console.Error.WriteLine(string.Join($"{Environment.NewLine}{Environment.NewLine}", IngestOptions.Help, SteadyOptions.Help, MemoryOptions.Help, DeadlinesOptions.Help, MilestonesOptions.Help, FailoverOptions.Help, MapOptions.Help, DispatchingOptions.Help, WavesBench.Help, DemoPictures.Help, DictionaryTraining.Help));
        return 2;
}
