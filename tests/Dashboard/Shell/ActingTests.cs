using Dispatch.Audit;
using Dispatch.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Dispatch.Shell;

public sealed class ActingTests : PageContext
{
    private Acting Acting => Services.GetRequiredService<Acting>();

    [Fact]
    public async Task What_is_done_is_done_in_the_person_s_name_and_not_noted()
    {
        Assert.Null(await Acting.Do((me, origin) => Task.FromResult<Refusal?>((me, origin.Source) == ("ada", "person:ada") ? null : new("test.who", "Who?"))));
        Assert.Empty(Refusals.Calls);
    }

    [Fact]
    public async Task What_a_person_is_refused_is_said_and_noted_with_the_page()
    {
        Services.GetRequiredService<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo("/facilities/DAL-1?day=2");

        Assert.Equal("The door is taken.", await Acting.Do((_, _) => Task.FromResult<Refusal?>(new("appointment.taken", "The door is taken."))));

        var noted = Assert.Single(Refusals.Calls);
        Assert.Equal(
            (Rows.Noon, "person:ada", RefusedCall.OnPage, "/facilities/DAL-1", null, "appointment.taken", "The door is taken."),
            (noted.At, noted.By, noted.Method, noted.Path, noted.Status, noted.Code, noted.Detail));
    }

    [Fact]
    public async Task Where_it_cannot_be_noted_it_is_said_all_the_same()
    {
        Refusals.IsAway = true;

        Assert.Equal("No.", await Acting.Do((_, _) => Task.FromResult<Refusal?>(new("test.no", "No."))));
    }

    [Fact]
    public async Task Who_is_signed_out_does_nothing_any_more_and_may_nothing()
    {
        AddAuthorization().SetNotAuthorized();

        Assert.StartsWith("You are not signed in any more.", await Acting.Do((_, _) => throw new InvalidOperationException("It was done.")), StringComparison.Ordinal);
        Assert.Empty((await Acting.Me()).Roles);
    }
}
