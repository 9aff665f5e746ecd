using Xunit;

namespace Dispatch.Browser.Pictures;

/// <summary>The comparison of pictures can see what it is there for.</summary>
public sealed class PictureSelfTests(SignedInTower signedIn) : IClassFixture<SignedInTower>
{
    private const string Sentence = "<p style='margin:40px;font:20px sans-serif'>Missed pickup at Dallas yard</p>";

    [Theory]
    [InlineData("<p style='margin:40px;font:20px serif'>Missed pickup at Dallas yard</p>", true)]
    [InlineData("<p style='margin:40px;font:20px sans-serif'>Missed pickup at Dallas yard</p><div style='width:300px;height:300px;background:#c00'></div>", false)]
    [InlineData("<p style='margin:40px;font:20px sans-serif;background:#222;color:#fff;height:200px'>Missed pickup at Dallas yard</p>", false)]
    public async Task Another_font_passes_and_another_panel_or_colour_does_not(string html, bool passes)
    {
        var page = await signedIn.Context.NewPageAsync();
        await page.SetContentAsync(Sentence);
        var first = await Picture.Of(page);
        await page.SetContentAsync(html);
        var second = await Picture.Of(page);

        Assert.Equal(passes, await Picture.Difference(page, first, second) <= 0.03);
        await page.CloseAsync();
    }
}
