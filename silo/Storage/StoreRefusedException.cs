namespace Dispatch.Storage;

/// <summary>A store cannot be opened as configured, or a backup not be used. The message is one sentence for the operator: what is wrong and what to do.</summary>
public sealed class StoreRefusedException(string message, Exception? inner = null) : Exception(message, inner);
