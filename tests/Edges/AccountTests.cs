using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Xunit;

namespace Dispatch.Edges;

/// <summary>Who may decide what: people with roles against the whole tower, by the pages' sign-in and the API.</summary>
public sealed partial class AccountTests(Tower tower) : IClassFixture<Tower>
{
    private const string Own = "a sentence of my own";

    [Fact]
    public async Task A_person_who_is_let_in_may_do_what_the_roles_say_from_that_moment_on()
    {
        var (status, let) = await tower.Put("/v1/accounts/lea", new { roles = Roles() });
        Assert.Equal((200, true), (status, let.GetProperty("awaited").GetBoolean()));
        using var lea = await SignIn("lea", let.GetProperty("oneTimePassword").GetString()!);

        Assert.Equal((403, "auth.forbidden"), await Ask(lea, HttpMethod.Get, "/v1/accounts"));
        Assert.Equal((403, "auth.forbidden"), await Ask(lea, HttpMethod.Put, "/v1/accounts/lea", new { roles = Roles("administrator") }));
        Assert.Equal((403, "auth.forbidden"), await Ask(lea, HttpMethod.Put, "/v1/clients/ACME/dispatching", new { approver = "anybody" }));

        (_, let) = await tower.Put("/v1/accounts/lea", new { roles = Roles("administrator") });
        Assert.False(let.TryGetProperty("oneTimePassword", out _));
        Assert.Equal((200, null), await Ask(lea, HttpMethod.Get, "/v1/accounts"));
        Assert.Equal((422, "account.own"), await Ask(lea, HttpMethod.Put, "/v1/accounts/lea", new { roles = Roles() }));
        Assert.Equal((422, "account.own"), await Ask(lea, HttpMethod.Delete, "/v1/accounts/lea"));
    }

    [Fact]
    public async Task An_approval_is_given_by_the_approver_whom_the_policy_names_and_by_nobody_else()
    {
        Assert.Equal(200, (await tower.Put("/v1/clients/HAZ/dispatching", new { approver = "hazmat-officer" })).Status);
        Assert.Equal(202, (await tower.Post("/v1/orders", Hazmat)).Status);
        await tower.Eventually("/v1/releases/HAZ~1", body => body.TryGetProperty("approvals", out var asked) && asked.GetArrayLength() == 1);
        using var finn = await SignIn("finn", (await tower.Put("/v1/accounts/finn", new { roles = Roles("dispatch-lead") })).Body.GetProperty("oneTimePassword").GetString()!);

        Assert.Equal((403, "approval.not-yours"), await Ask(finn, HttpMethod.Post, "/v1/releases/HAZ~1/approve", new { }));
        Assert.Equal((403, "approval.not-yours"), await Ask(finn, HttpMethod.Post, "/v1/releases/HAZ~1/reject", new { reason = "by rail" }));
        Assert.Equal((403, "approval.not-yours"), await Ask(finn, HttpMethod.Post, "/v1/releases/HAZ~1/override", new { gate = "route", reason = "I know the road" }));
        var refused = (await tower.Get("/v1/audit/refusals")).Body.GetProperty("items").EnumerateArray().First();
        Assert.Equal(("person:finn", "approval.not-yours"), (refused.GetProperty("by").GetString(), refused.GetProperty("code").GetString()));

        await tower.Put("/v1/accounts/finn", new { roles = Roles("dispatch-lead", "hazmat-officer") });
        Assert.Equal((200, null), await Ask(finn, HttpMethod.Post, "/v1/releases/HAZ~1/approve", new { }));
        var approval = (await tower.Get("/v1/releases/HAZ~1")).Body.GetProperty("approvals")[0];
        Assert.Equal(("approved", "finn"), (approval.GetProperty("state").GetString(), approval.GetProperty("by").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_an_account_is_refused()
    {
        Assert.Equal((422, "account.invalid-role"), Brief(await tower.Put("/v1/accounts/eve", new { roles = Roles("Dispatch Lead") })));
        Assert.Equal((422, "account.invalid-name"), Brief(await tower.Put("/v1/accounts/bootstrap-key", new { roles = Roles() })));
        Assert.Equal((422, "account.invalid-name"), Brief(await tower.Put("/v1/accounts/%20eve", new { roles = Roles() })));
        Assert.Equal(400, (await tower.Put("/v1/accounts/eve", new { })).Status);
        Assert.Equal((404, "account.unknown"), Brief(await tower.Post("/v1/accounts/nobody/password", new { })));
        Assert.DoesNotContain(await Names(), name => name is "eve" or "bootstrap-key");
    }

    [Fact]
    public async Task Another_password_or_a_closed_account_ends_what_was_open()
    {
        var (_, let) = await tower.Put("/v1/accounts/max", new { roles = Roles("administrator") });
        using var max = await SignIn("max", let.GetProperty("oneTimePassword").GetString()!);
        Assert.Equal((200, null), await Ask(max, HttpMethod.Get, "/v1/accounts"));

        var (status, reset) = await tower.Post("/v1/accounts/max/password", new { });
        Assert.Equal(200, status);
        using var again = await SignIn("max", reset.GetProperty("oneTimePassword").GetString()!);

        Assert.Equal(204, await tower.Delete("/v1/accounts/max"));
        Assert.DoesNotContain("max", await Names());
        Assert.Equal((401, "auth.required"), await Ask(again, HttpMethod.Get, "/v1/accounts"));
        Assert.Equal("/sign-in?problem=wrong&returnUrl=%2F", await Send(again, "/sign-in", "/account/sign-in", ("name", "max"), ("password", Own)));
    }

    private static object Hazmat => new
    {
        orderId = "1",
        clientId = "HAZ",
        customer = new { id = "C1" },
        priority = "normal",
        equipment = "van",
        weightKg = 900,
        hazmat = true,
        stops = new object[]
        {
            new { sequence = 1, kind = "pickup", location = new { name = "Yard", lat = 41.5, lon = -87.25 }, window = new { from = Tower.Now.AddHours(20), to = Tower.Now.AddHours(22) } },
            new { sequence = 2, kind = "delivery", location = new { name = "Store", lat = 42.5, lon = -87.25 }, window = new { from = Tower.Now.AddHours(24), to = Tower.Now.AddHours(40) } },
        },
    };

    private async Task<IReadOnlyList<string?>> Names() =>
        [.. (await tower.Get("/v1/accounts")).Body.GetProperty("items").EnumerateArray().Select(account => account.GetProperty("name").GetString())];

    private async Task<HttpClient> SignIn(string name, string oneTime)
    {
        var person = tower.Person();
        Assert.Equal("/", await Send(person, "/sign-in", "/account/sign-in", ("name", name), ("password", oneTime)));
        Assert.Equal("/", await Send(person, "/account/password", "/account/change-password", ("present", oneTime), ("chosen", Own), ("again", Own)));
        return person;
    }

    /// <summary>Fills in the form of a page, with its antiforgery token.</summary>
    private static async Task<string?> Send(HttpClient person, string page, string form, params (string Name, string Value)[] fields)
    {
        var token = Token().Match(await person.GetStringAsync(page)).Groups["token"].Value;
        using var content = new FormUrlEncodedContent([.. fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), new("__RequestVerificationToken", token)]);
        using var answer = await person.PostAsync(form, content);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location?.OriginalString;
    }

    private static async Task<(int Status, string? Code)> Ask(HttpClient person, HttpMethod method, string path, object? body = null) => Brief(await Tower.Send(person, method, path, body));

    private static (int Status, string? Code) Brief((int Status, JsonElement Body) answer) =>
        (answer.Status, answer.Body is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("code", out var code) ? code.GetString() : null);

    private static string[] Roles(params string[] roles) => roles;

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Token();
}
