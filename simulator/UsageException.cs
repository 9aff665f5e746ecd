namespace Dispatch.Simulation;

/// <summary>Something that the person at the keyboard can mend; its message is one line and all they are shown.</summary>
public sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
