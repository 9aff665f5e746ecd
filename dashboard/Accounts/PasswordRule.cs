namespace Dispatch.Accounts;

/// <summary>What a password must be (NIST SP 800-63B: length, no composition rules).</summary>
public static class PasswordRule
{
    public const int MinLength = 12;
    public const int MaxLength = 200;

    /// <returns>A code of <see cref="SignInProblem"/>; null where it may be used.</returns>
    public static string? Problem(string present, string chosen, string again) => chosen switch
    {
        { Length: < MinLength or > MaxLength } => SignInProblem.TooShort,
        _ when chosen != again => SignInProblem.Different,
        _ when chosen == present => SignInProblem.Same,
        _ => null,
    };
}
