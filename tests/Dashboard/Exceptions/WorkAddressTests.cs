using Xunit;

namespace Dispatch.Exceptions;

public sealed class WorkAddressTests
{
    [Fact]
    public void A_copied_link_opens_the_same_list()
    {
        var address = new WorkAddress(
            new(Severity.Critical, CaseType.MissedPickup, "me", WorkStatus.Any, ClientId.Of("a&b"), CarrierId.Of("ü"), "late? #1"), WorkSort.Age, CaseId.Of("a~b~1"));

        Assert.Equal(address, WorkAddress.Read($"http://tower{address.Write()}"));
    }

    [Fact]
    public void The_usual_list_has_the_plain_address() =>
        Assert.Equal("/exceptions", new WorkAddress(WorkFilter.Default, WorkSort.Severity, null).Write());

    [Theory]
    [InlineData("?severity=17&status=9&sort=-1")]
    [InlineData("?severity=<script>&status=&sort=none&q=")]
    [InlineData("?unknown=1")]
    public void What_makes_no_sense_in_an_address_is_ignored(string query) =>
        Assert.Equal(new(WorkFilter.Default, WorkSort.Severity, null), WorkAddress.Read($"http://tower/exceptions{query}"));

    [Fact]
    public void A_text_without_end_is_ignored() => Assert.Equal("", WorkAddress.Read($"http://tower/exceptions?q={new string('x', 10_000)}").Filter.Text);
}
