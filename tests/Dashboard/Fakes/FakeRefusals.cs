using Dispatch.Audit;

namespace Dispatch.Fakes;

/// <summary>Knows the calls that it was given.</summary>
public sealed class FakeRefusals : IRefusals
{
    public IReadOnlyList<RefusedCall> Calls { get; set; } = [];

    public bool IsAway { get; set; }

    public Task<IReadOnlyList<RefusedCall>> Last(int max, string? by) =>
        IsAway ? Task.FromException<IReadOnlyList<RefusedCall>>(new TimeoutException()) : Task.FromResult(Calls);
}
