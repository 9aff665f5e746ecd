using Microsoft.AspNetCore.Components;

namespace Dispatch.Fakes;

/// <summary>A browser far away: it goes where it was told to, but only when the test lets it.</summary>
public sealed class SlowBrowser : NavigationManager
{
    private readonly Queue<string> told = new();

    public SlowBrowser() => Initialize("http://localhost/", "http://localhost/");

    /// <summary>It has gone everywhere, and said so.</summary>
    public void Arrive()
    {
        while (told.TryDequeue(out var uri))
        {
            Uri = ToAbsoluteUri(uri).AbsoluteUri;
            NotifyLocationChanged(isInterceptedLink: false);
        }
    }

    protected override void NavigateToCore(string uri, NavigationOptions options) => told.Enqueue(uri);
}
