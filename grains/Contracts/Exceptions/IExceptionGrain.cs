using Orleans.CodeGeneration;

namespace Dispatch.Exceptions;

/// <summary>One exception, by <see cref="CaseId"/>.</summary>
[Alias("dispatch.exception"), Version(1)]
public interface IExceptionGrain : IGrainWithStringKey
{
    /// <returns>Null when it is so, durably; else why not: <c>exception.unknown</c>, <c>exception.ended</c>, ...</returns>
    [Alias("handle")]
    Task<Refusal?> Handle(CaseCommand command, Origin origin);

    /// <returns>Null where there is no such exception.</returns>
    [Alias("get")]
    Task<CaseView?> Get();
}
