using System.Collections.Immutable;
using Xunit;

namespace Dispatch.Accounts;

public sealed class AccountSpecs
{
    private static readonly Role Lead = new("dispatch-lead");
    private static readonly Signatory Boss = new("boss", [Role.Administrator]);

    [Fact]
    public void A_role_decides_what_is_its_own_and_an_administrator_decides_everything()
    {
        Assert.True(new Signatory("ann", [Lead]).May(Lead));
        Assert.True(Boss.May(Lead));
        Assert.False(new Signatory("ann", []).May(Lead));
        Assert.False(new Signatory("ann", [Lead]).May(Role.Administrator));
    }

    [Fact]
    public void Only_administrators_say_who_may_decide_what() =>
        Assert.Equal("auth.forbidden", AccountRules.CheckRoles("bob", [Lead], new("ann", [Lead]))!.Code);

    [Fact]
    public void Nobody_takes_the_last_administrator_away_from_a_tower()
    {
        Assert.Equal("account.own", AccountRules.CheckRoles("boss", [Lead], Boss)!.Code);
        Assert.Equal("account.own", AccountRules.CheckRemoval("boss", Boss)!.Code);
        Assert.Null(AccountRules.CheckRoles("boss", [Lead, Role.Administrator], Boss));
        Assert.Null(AccountRules.CheckRemoval("other", Boss));
    }

    [Theory]
    [InlineData("ann", null)]
    [InlineData("Zoë O'Neill, night shift", null)]
    [InlineData("ann@example.com", null)]
    [InlineData("", "account.invalid-name")]
    [InlineData(" ann", "account.invalid-name")]
    [InlineData("a/b", "account.invalid-name")]
    [InlineData("a\u0000b", "account.invalid-name")]
    public void A_name_is_one_that_can_stand_in_an_address(string name, string? code) => Assert.Equal(code, AccountRules.CheckRoles(name, [], Boss)?.Code);

    [Fact]
    public void A_name_or_a_list_of_roles_without_end_is_refused()
    {
        Assert.Equal("account.invalid-name", AccountRules.CheckRoles(new('a', 101), [], Boss)!.Code);
        ImmutableArray<Role> many = [.. Enumerable.Range(0, 21).Select(number => new Role($"role-{number}"))];
        Assert.Equal("account.too-many-roles", AccountRules.CheckRoles("ann", many, Boss)!.Code);
    }

    [Theory]
    [InlineData("dispatch-lead", true)]
    [InlineData("shift-2", true)]
    [InlineData("", false)]
    [InlineData("Dispatch Lead", false)]
    [InlineData("<b>", false)]
    [InlineData(null, false)]
    public void A_role_is_a_plain_word(string? word, bool holds) => Assert.Equal(holds, AccountRules.CheckRole(new(word!)) is null);
}
