namespace Dispatch.Support;

/// <summary>
/// The real tower as a process of its own, on a free port, with a store folder that is gone afterwards. It can be killed at any
/// moment and started again on what it left.
/// </summary>
public sealed class TowerProcess : IAsyncDisposable
{
    private const string UrlSetting = "ASPNETCORE_URLS";
    private const string FolderSetting = "Dispatch__Storage__Path";

    private readonly Dictionary<string, string> environment;
    private readonly IReadOnlyList<string> arguments;
    private ChildProcess child;

    private TowerProcess(Dictionary<string, string> environment, IReadOnlyList<string> arguments)
    {
        Url = new(environment[UrlSetting]);
        this.arguments = arguments;
        StoreFolder = environment[FolderSetting];
        this.environment = environment;
        child = Launch();
        Http = Caller(Url, new SocketsHttpHandler());
    }

    public static string Key => "dsp_tests_administrator";

    public Uri Url { get; }

    public string StoreFolder { get; }

    /// <summary>Carries the administrator's key.</summary>
    public HttpClient Http { get; }

    public ChildProcess Process => child;

    /// <summary>Carries the administrator's key to a tower, by a way of the caller's own, which ends with it.</summary>
    public static HttpClient Caller(Uri tower, HttpMessageHandler way)
    {
        var http = new HttpClient(way) { BaseAddress = tower, Timeout = TimeSpan.FromSeconds(60) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        return http;
    }

    /// <param name="settings">Configuration by environment, e.g. <c>Dispatch__Storage__Durability=fast</c>.</param>
    /// <param name="arguments">Of the command line, e.g. <c>--demo</c>.</param>
    public static Task<TowerProcess> Start(IReadOnlyDictionary<string, string>? settings = null, params IReadOnlyList<string> arguments) =>
        Start(Environment(settings), arguments, Eventually.Patience);

    /// <summary>Starts it on a store that is restored before.</summary>
    /// <param name="backup">A file.</param>
    /// <param name="patience">How long the restore may take, and the start.</param>
    public static async Task<TowerProcess> StartOn(string backup, IReadOnlyDictionary<string, string> settings, TimeSpan patience)
    {
        var variables = Environment(settings);
        var restore = await SiloCommand.Run(variables, patience, "restore", backup);
        return restore.Code == 0 ? await Start(variables, [], patience) : throw new InvalidOperationException(restore.Output);
    }

    /// <summary>SIGKILL. <see cref="Restart"/> starts it again on the same folder and port.</summary>
    public Task Kill() => child.Kill();

    public async Task Restart()
    {
        await child.DisposeAsync();
        child = Launch();
        await Ready();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await child.DisposeAsync();
        Directory.Delete(StoreFolder, recursive: true);
    }

    private static Dictionary<string, string> Environment(IReadOnlyDictionary<string, string>? settings) =>
        new(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [UrlSetting] = $"http://127.0.0.1:{Ports.Free()}",
            [FolderSetting] = Directory.CreateTempSubdirectory("dispatch-tower-").FullName,
            ["Dispatch__Bootstrap__ApiKey"] = Key,
        };

    private static async Task<TowerProcess> Start(Dictionary<string, string> variables, IReadOnlyList<string> arguments, TimeSpan patience)
    {
        var tower = new TowerProcess(variables, arguments);
        try
        {
            await Readiness.Of(tower.child, tower.Http, patience);
            return tower;
        }
        catch
        {
            await tower.DisposeAsync();
            throw;
        }
    }

    private ChildProcess Launch() => ChildProcess.Start(Repository.SiloDll, arguments, environment);

    private Task Ready() => Readiness.Of(child, Http);
}
