namespace Dispatch.Http;

/// <summary>One item of a batch that was not taken.</summary>
/// <param name="Index">Its place in the batch, from 0.</param>
public sealed record RejectedItem(int Index, string Code, string Detail);
