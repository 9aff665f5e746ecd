using Bunit;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Health;

public sealed class RefusalsPanelTests : PageContext
{
    [Fact]
    public void Who_was_refused_what_and_why_is_listed_as_text()
    {
        Refusals.Calls.Add(new(Rows.Noon, "api:erp", "POST", "/v1/orders", 422, "order.invalid-window", "<b>ends</b> before it begins", null));

        var row = Render<RefusalsPanel>().Find("[data-refused='order.invalid-window']");

        Assert.Contains("api:erp", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("POST /v1/orders", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("<b>ends</b> before it begins", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tower_that_does_not_answer_is_asked_again_by_a_press()
    {
        Refusals.IsAway = true;
        var panel = Render<RefusalsPanel>();
        Assert.Equal("They could not be read.", panel.Find("[role=alert]").TextContent);

        Refusals.IsAway = false;
        panel.Find("button").Click();
        Assert.Contains("None that was to change anything.", panel.Markup, StringComparison.Ordinal);
    }
}
