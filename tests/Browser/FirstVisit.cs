using System.Text.RegularExpressions;
using Dispatch.Support;
using Microsoft.Playwright;

namespace Dispatch.Browser;

/// <summary>How a person comes in who has read the tower's console.</summary>
public static partial class FirstVisit
{
    private const string Password = "a long sentence for tests";

    /// <summary>The administrator, who has to choose a password.</summary>
    public static async Task SignInAsAdministrator(this IBrowserContext context, TowerProcess tower)
    {
        var oneTime = await PrintedPassword(tower);
        var page = await SignIn(context, "admin", oneTime);
        await page.GetByLabel("Present password").FillAsync(oneTime);
        await page.GetByLabel("New password", new() { Exact = true }).FillAsync(Password);
        await page.GetByLabel("New password again").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await page.WaitForSelectorAsync(".tower");
        await page.CloseAsync();
    }

    /// <summary>Whoever tries the demo.</summary>
    public static async Task SignInToTheDemo(this IBrowserContext context, TowerProcess tower)
    {
        var page = await SignIn(context, "demo", await PrintedPassword(tower));
        await page.WaitForSelectorAsync(".tower");
        await page.CloseAsync();
    }

    private static async Task<IPage> SignIn(IBrowserContext context, string name, string password)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByLabel("Name").FillAsync(name);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        return page;
    }

    private static async Task<string> PrintedPassword(TowerProcess tower)
    {
        await Eventually.Until("a password is printed", () => Task.FromResult(Printed().IsMatch(tower.Process.Output)));
        return Printed().Match(tower.Process.Output).Groups["password"].Value;
    }

    [GeneratedRegex(@"password\s+(?<password>\S+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}
