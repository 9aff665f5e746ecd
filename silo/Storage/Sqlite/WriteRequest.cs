namespace Dispatch.Storage.Sqlite;

/// <summary>A caller's write on its way through a <see cref="GroupWriter"/>: done inside the transaction, answered after its commit.</summary>
internal abstract class WriteRequest
{
    public abstract void Do();

    public abstract void Answer();

    public abstract void Fail(StoreUnavailableException failure);
}

/// <inheritdoc/>
internal sealed class WriteRequest<T>(Func<T> work) : WriteRequest
{
    // Asynchronous continuations: the writer's thread never runs a caller's code.
    private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T result = default!;

    public Task<T> Answered => answer.Task;

    public override void Do() => result = work();

    public override void Answer() => answer.SetResult(result);

    public override void Fail(StoreUnavailableException failure) => answer.SetException(failure);
}
