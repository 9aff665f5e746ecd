namespace Dispatch;

/// <summary>A moment that an aggregate wants to be woken at. The name says what for and is unique within the aggregate.</summary>
public readonly record struct Deadline(string Name, DateTimeOffset DueAt);
