using System.Net;
using System.Text.RegularExpressions;

namespace Dispatch.Fakes;

/// <summary>Keeps cookies and fills in forms, as a browser does; follows no redirect by itself.</summary>
public sealed partial class FaceBrowser : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly HttpClient client;
    private string returnUrl = "/";

    public FaceBrowser(FaceHost host)
    {
        client = new HttpClient(new CookieKeeper(cookies) { InnerHandler = host.Server.CreateHandler() }) { BaseAddress = new Uri("http://localhost") };
    }

    public string Page { get; private set; } = "";

    public string Cookies => cookies.GetCookieHeader(client.BaseAddress!);

    public string ContentSecurityPolicy { get; private set; } = "";

    /// <returns>Where the page sent us; null where it stayed. The page that is shown in the end is in <see cref="Page"/>.</returns>
    public async Task<string?> Open(string path)
    {
        var answer = await client.GetAsync(path);
        var location = Local(answer);
        if (location is not null)
        {
            returnUrl = location.Contains("returnUrl=", StringComparison.Ordinal) ? Uri.UnescapeDataString(location.Split("returnUrl=")[1]) : "/";
            answer = await client.GetAsync(location);
        }

        Page = await answer.Content.ReadAsStringAsync();
        ContentSecurityPolicy = answer.Headers.TryGetValues("Content-Security-Policy", out var values) ? values.First() : "";
        return location;
    }

    /// <summary>Asks for a page as a browser does, and keeps what it is shown in <see cref="Page"/>.</summary>
    public async Task<HttpStatusCode> Look(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept", "text/html" } } };
        using var answer = await client.SendAsync(request);
        Page = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode;
    }

    public Task<string?> SignIn(string name, string password) =>
        Send("/account/sign-in", ("name", name), ("password", password), ("returnUrl", returnUrl));

    public Task<string?> ChangePassword(string present, string chosen, string again) =>
        Send("/account/change-password", ("present", present), ("chosen", chosen), ("again", again), ("returnUrl", returnUrl));

    /// <summary>Sends the form of the page that is open, with its antiforgery token.</summary>
    public async Task<string?> Send(string path, params (string Name, string Value)[] fields)
    {
        using var form = Form([.. fields, ("__RequestVerificationToken", Token().Match(Page).Groups["token"].Value)]);
        return Local(await client.PostAsync(path, form));
    }

    /// <summary>Sends a form that did not come from a page.</summary>
    public async Task<HttpStatusCode> Post(string path, params (string Name, string Value)[] fields)
    {
        using var form = Form(fields);
        return (await client.PostAsync(path, form)).StatusCode;
    }

    public void Dispose() => client.Dispose();

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private static string? Local(HttpResponseMessage answer) => answer.Headers.Location switch
    {
        null => null,
        { IsAbsoluteUri: true } uri => uri.PathAndQuery,
        var uri => uri.OriginalString,
    };

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();

    private sealed class CookieKeeper(CookieContainer cookies) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (cookies.GetCookieHeader(request.RequestUri!) is { Length: > 0 } header)
            {
                request.Headers.Add("Cookie", header);
            }

            var answer = await base.SendAsync(request, cancellationToken);
            foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
            {
                cookies.SetCookies(request.RequestUri!, cookie);
            }

            return answer;
        }
    }
}
