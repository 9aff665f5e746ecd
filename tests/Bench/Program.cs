using Dispatch.Bench;
using Dispatch.Bench.Ceiling;
using Dispatch.Bench.Map;
using Dispatch.Bench.Peer;
using Dispatch.Bench.Pictures;

switch (args)
{
    case ["ingest", .. var rest] when IngestOptions.Parse(rest) is { } options:
        return await Ingest.Run(options);
    case ["map", .. var rest] when MapOptions.Parse(rest) is { } options:
        return await MapBench.Run(options);
    case ["pictures"]:
        return await DemoPictures.Take();
    case ["ceiling"]:
        await CeilingProgram.Run();
        return 0;
    case ["peer"]:
        await PeerProgram.Run();
        return 0;
    default:
        Console.Error.WriteLine(IngestOptions.Help);
        Console.Error.WriteLine();
        Console.Error.WriteLine(MapOptions.Help);
        Console.Error.WriteLine();
        Console.Error.WriteLine(DemoPictures.Help);
        return 2;
}
