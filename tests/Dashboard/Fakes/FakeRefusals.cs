using Dispatch.Audit;

namespace Dispatch.Fakes;

/// <summary>Knows the calls that it was given.</summary>
public sealed class FakeRefusals : IRefusals
{
    public IList<RefusedCall> Calls { get; } = [];

    public bool IsAway { get; set; }

    public Task Note(RefusedCall call)
    {
        if (IsAway)
        {
            return Task.FromException(new TimeoutException());
        }

        Calls.Add(call);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<RefusedCall>> Last(int max, string? by) =>
        IsAway ? Task.FromException<IReadOnlyList<RefusedCall>>(new TimeoutException()) : Task.FromResult<IReadOnlyList<RefusedCall>>([.. Calls]);
}
