namespace Dispatch.Accounts;

/// <summary>Why a person could not get in or change the password; travels in the address as a code, never as a text.</summary>
public static class SignInProblem
{
    public const string Wrong = "wrong";
    public const string TooMany = "too-many";
    public const string TooShort = "too-short";
    public const string Different = "different";
    public const string Same = "same";
    public const string Store = "store";

    public static string Sentence(string code) => code switch
    {
        Wrong => "The name or the password is wrong.",
        TooMany => "Too many tries from this address. Wait a minute.",
        TooShort => $"The new password needs {PasswordRule.MinLength} to {PasswordRule.MaxLength} characters.",
        Different => "The two new passwords differ.",
        Same => "The new password is the present one.",
        Store => "The store did not answer. Try again.",
        _ => "It did not work. Try again.",
    };
}
