namespace Dispatch.Support;

/// <summary>
/// The real tower as a process of its own, on a free port, with a store folder that is gone afterwards. It can be killed at any
/// moment and started again on what it left.
/// </summary>
public sealed class TowerProcess : IAsyncDisposable
{
    private readonly Dictionary<string, string> environment;
    private readonly IReadOnlyList<string> arguments;
    private ChildProcess child;

    private TowerProcess(Uri url, string folder, Dictionary<string, string> environment, IReadOnlyList<string> arguments)
    {
        Url = url;
        this.arguments = arguments;
        StoreFolder = folder;
        this.environment = environment;
        child = Launch();
        Http = new HttpClient { BaseAddress = url, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
    }

    public static string Key => "dsp_tests_administrator";

    public Uri Url { get; }

    public string StoreFolder { get; }

    /// <summary>Carries the administrator's key.</summary>
    public HttpClient Http { get; }

    public ChildProcess Process => child;

    /// <param name="settings">Configuration by environment, e.g. <c>Dispatch__Storage__Durability=fast</c>.</param>
    /// <param name="arguments">Of the command line, e.g. <c>--demo</c>.</param>
    public static async Task<TowerProcess> Start(IReadOnlyDictionary<string, string>? settings = null, params IReadOnlyList<string> arguments)
    {
        var folder = Directory.CreateTempSubdirectory("dispatch-tower-").FullName;
        var url = new Uri($"http://127.0.0.1:{Ports.Free()}");
        var variables = new Dictionary<string, string>(settings ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = url.ToString().TrimEnd('/'),
            ["Dispatch__Storage__Path"] = folder,
            ["Dispatch__Bootstrap__ApiKey"] = Key,
        };

        var tower = new TowerProcess(url, folder, variables, arguments);
        try
        {
            await tower.Ready();
            return tower;
        }
        catch
        {
            await tower.DisposeAsync();
            throw;
        }
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

    private ChildProcess Launch() => ChildProcess.Start(Repository.SiloDll, arguments, environment);

    private Task Ready() => Readiness.Of(child, Http);
}
