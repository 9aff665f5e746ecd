using Bunit;
using Dispatch.Fakes;
using Xunit;

namespace Dispatch.Lists;

public sealed class SearchBoxTests : PageContext
{
    private readonly List<string?> searched = [];

    [Fact]
    public void What_is_typed_is_searched_once_the_person_pauses()
    {
        var box = Open(null);

        box.Find("input").Input("LIV");
        Time.Advance(TimeSpan.FromMilliseconds(200));
        box.Find("input").Input("LIVE-1 ");
        Time.Advance(TimeSpan.FromMilliseconds(300));

        box.WaitForAssertion(() => Assert.Equal(["LIVE-1"], searched));
    }

    [Fact]
    public void What_is_typed_stays_where_the_page_is_drawn_before_the_address_has_it()
    {
        var box = Open(null);
        box.Find("input").Input("LIV");
        box.Find("input").KeyDown("Enter");
        box.Find("input").Input("LIVE-1");

        box.Render(parameters => parameters.Add(one => one.Value, null));
        box.Render(parameters => parameters.Add(one => one.Value, "LIV"));

        Assert.Equal("LIVE-1", box.Find("input").GetAttribute("value"));
        box.Find("input").KeyDown("Enter");
        Assert.Equal(["LIV", "LIVE-1"], searched);
    }

    [Fact]
    public void Another_address_brings_another_search()
    {
        var box = Open("old");
        box.Render(parameters => parameters.Add(one => one.Value, "new"));
        Assert.Equal("new", box.Find("input").GetAttribute("value"));

        box.Render(parameters => parameters.Add(one => one.Value, null));
        Assert.Equal("", box.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<SearchBox> Open(string? value) => Render<SearchBox>(parameters => parameters
        .Add(box => box.Name, "Search").Add(box => box.Value, value).Add(box => box.OnSearched, text => searched.Add(text)));
}
