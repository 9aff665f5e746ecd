using Bunit;
using Bunit.TestDoubles;
using Dispatch.Fakes;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Xunit;

namespace Dispatch.Exceptions;

public sealed class ExceptionsPageTests : PageContext
{
    [Fact]
    public void Until_the_tower_has_been_read_the_page_says_so() => Assert.Contains("Reading the tower", Open().Markup, StringComparison.Ordinal);

    [Fact]
    public void Without_exceptions_all_is_clear()
    {
        Tower.Show(Rows.Tower());

        Assert.Contains("All clear", Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_old_says_so_with_the_list()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        var page = Open();

        Time.Advance(TimeSpan.FromSeconds(45));

        page.WaitForAssertion(() => Assert.Contains("is 45 s old", page.Find(".work-stale").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_link_opens_the_list_and_the_exception_that_it_was_copied_from()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1"), Rows.Case("acme~2~1", Severity.Critical)));
        Grains.Views["acme~2~1"] = Rows.View(Rows.Case("acme~2~1", Severity.Critical));

        var page = Open("?severity=critical&exception=acme~2~1");

        Assert.Equal("acme~2~1", page.Find("[data-row]").GetAttribute("data-row"));
        Assert.Single(page.FindAll("[data-row]"));
        Assert.Contains("Call the carrier.", page.Find(".case-panel").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_rows_wait_while_somebody_works_and_come_when_they_stop()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        var page = Open();
        await page.InvokeAsync(() => page.Instance.Press("j"));

        Tower.Show(Rows.Tower(Rows.Case("acme~1~1"), Rows.Case("acme~2~1", Severity.Critical)));
        page.WaitForAssertion(() => Assert.Contains("1 change, sort again", page.Markup, StringComparison.Ordinal));
        Assert.Single(page.FindAll("[data-row]"));

        Time.Advance(TimeSpan.FromSeconds(11));
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("[data-row]").Count));
    }

    [Fact]
    public async Task The_focus_follows_the_cursor_and_one_row_is_the_entrance()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1"), Rows.Case("acme~2~1")));
        var page = Open();

        await page.InvokeAsync(() => page.Instance.Press("j"));
        await page.InvokeAsync(() => page.Instance.Press("j"));

        Assert.Equal("acme~2~1", page.Find("[data-row][tabindex='0']").GetAttribute("data-row"));
        Assert.Single(page.FindAll("[data-row][tabindex='0']"));
    }

    [Fact]
    public async Task Taking_one_can_be_taken_back()
    {
        var bars = Render<MudSnackbarProvider>();
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        var page = Open();
        await page.InvokeAsync(() => page.Instance.Press("j"));
        await page.InvokeAsync(() => page.Instance.Press("m"));
        Assert.Equal("Assigned to you.", Assert.Single(Messages()));

        bars.FindAll("button").Single(button => button.TextContent.Contains("Undo", StringComparison.Ordinal)).Click();

        Assert.Equal([new CaseCommand.Assign("ada", "ada"), new CaseCommand.Assign("ada", "dispatch")], Grains.Handled.Select(handled => handled.Command));
    }

    [Fact]
    public async Task Who_comes_second_is_told_and_nothing_is_overwritten()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Grains.Views["acme~1~1"] = Rows.View(
            Rows.Case("acme~1~1", status: CaseStatus.InProgress) with { Owner = "bob" }, """{"$type":"assigned","by":"bob","owner":"bob"}""");
        var page = Open();
        await page.InvokeAsync(() => page.Instance.Press("j"));

        await page.InvokeAsync(() => page.Instance.Press("m"));

        Assert.Equal("bob took it. That was 5 s ago, so yours was not done. Look again.", Assert.Single(Messages()));
        Assert.Empty(Grains.Handled);
    }

    [Fact]
    public async Task A_name_in_a_message_is_text_and_never_markup()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Grains.Views["acme~1~1"] = Rows.View(
            Rows.Case("acme~1~1", status: CaseStatus.Acknowledged), """{"$type":"acknowledged","by":"<img src=x onerror=alert(1)>"}""");
        var bars = Render<MudSnackbarProvider>();
        var page = Open();
        await page.InvokeAsync(() => page.Instance.Press("j"));

        await page.InvokeAsync(() => page.Instance.Press("a"));

        bars.WaitForAssertion(() => Assert.Contains("<img src=x", bars.Find(".mud-snackbar").TextContent, StringComparison.Ordinal));
        Assert.Empty(bars.FindAll("img"));
    }

    [Fact]
    public async Task What_is_selected_is_acknowledged_at_once_and_each_refusal_is_told()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1"), Rows.Case("acme~2~1"), Rows.Case("acme~3~1")));
        Grains.Views["acme~2~1"] = Rows.View(Rows.Case("acme~2~1", status: CaseStatus.Cleared), """{"$type":"cleared","why":"Arrived."}""");
        var page = Open();
        page.Find(".work-head input").Change(true);
        Assert.Contains("3 selected", page.Find(".work-bulk").TextContent, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Instance.Press("a"));

        page.WaitForAssertion(() => Assert.Equal(
            "2 done, 1 refused: acme~2~1: It cleared by itself. That was 5 s ago; nothing more can be done.", page.Find(".work-bulk b").TextContent));
        Assert.Equal(["acme~1~1", "acme~3~1"], Grains.Handled.Select(handled => handled.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Resolving_asks_how_and_says_it()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Grains.Views["acme~1~1"] = Rows.View(Rows.Case("acme~1~1"));
        var page = Open();
        await page.InvokeAsync(() => page.Instance.Press("j"));
        await page.InvokeAsync(() => page.Instance.Press("r"));
        page.Find(".case-form textarea").Input("Another truck went.");

        page.Find(".case-form").Submit();

        page.WaitForAssertion(() => Assert.Equal(new CaseCommand.Resolve("ada", "Another truck went."), Assert.Single(Grains.Handled).Command));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".case-form")));
    }

    [Fact]
    public async Task The_panel_is_read_again_when_its_row_changes()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~1~1")));
        Grains.Views["acme~1~1"] = Rows.View(Rows.Case("acme~1~1"));
        var page = Open("?exception=acme~1~1");
        Grains.Views["acme~1~1"] = Rows.View(Rows.Case("acme~1~1"), """{"$type":"commented","by":"bob","text":"They called back."}""");

        Tower.Show(Rows.Tower(Rows.Case("acme~1~1") with { Change = 2 }));

        page.WaitForAssertion(() => Assert.Contains("They called back.", page.Find(".case-history").TextContent, StringComparison.Ordinal));
        await DisposeComponentsAsync();
    }

    [Fact]
    public void What_has_ended_can_only_be_read()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~2~1")));
        Grains.Views["acme~1~1"] = Rows.View(Rows.Case("acme~1~1", status: CaseStatus.Resolved));

        var page = Open("?exception=acme~1~1");

        Assert.Contains("It is resolved: nothing more can be done.", page.Find(".case-panel").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".case-buttons"));
    }

    [Fact]
    public void An_exception_that_nobody_knows_is_said_to_be_unknown()
    {
        Tower.Show(Rows.Tower(Rows.Case("acme~2~1")));

        Assert.Contains("There is no such exception", Open("?exception=nobody~9~1").Find(".case-panel").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("\u202Eright to left")]
    public void What_a_partner_wrote_is_text_everywhere(string hostile)
    {
        var row = Rows.Case($"{hostile}~1") with
        {
            Summary = hostile,
            Owner = hostile,
            Type = CaseType.Of(hostile),
            ClientId = ClientId.Of(hostile),
            CarrierId = CarrierId.Of(hostile),
        };
        Tower.Show(Rows.Tower(row));
        Grains.Views[row.ExceptionId.Value] = Rows.View(row);

        var page = Open($"?exception={Uri.EscapeDataString(row.ExceptionId.Value)}");

        Assert.Equal(hostile, page.Find(".work-row .work-summary").TextContent);
        Assert.Equal(hostile, page.Find(".case-panel .case-text").TextContent);
        Assert.Empty(page.FindAll("script, img, [onmouseover], [onerror]"));
    }

    [Fact]
    public void Texts_without_end_and_thousands_of_rows_leave_the_page_small()
    {
        var endless = new string('W', 10_000);
        Tower.Show(Rows.Tower([.. Enumerable.Range(0, 5_000).Select(i => Rows.Case($"acme~{i}~1") with { Summary = endless, Owner = endless })]));

        var page = Open();

        Assert.Equal(Worklist.PageSize, page.FindAll("[data-row]").Count);
        Assert.InRange(page.Markup.Length, 1, 400_000);
    }

    private IRenderedComponent<ExceptionsPage> Open(string query = "")
    {
        Services.GetRequiredService<BunitNavigationManager>().NavigateTo($"/exceptions{query}");
        JSInterop.SetupModule("./_content/Dispatch.Dashboard/worklist.js").Mode = JSRuntimeMode.Loose;
        return Render<ExceptionsPage>();
    }
}
