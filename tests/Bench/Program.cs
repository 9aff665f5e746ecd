using Dispatch.Bench;
using Dispatch.Bench.Ceiling;

switch (args)
{
    case ["ingest", .. var rest] when IngestOptions.Parse(rest) is { } options:
        return await Ingest.Run(options);
    case ["ceiling"]:
        await CeilingProgram.Run();
        return 0;
    default:
        Console.Error.WriteLine(IngestOptions.Help);
        return 2;
}
