namespace Dispatch.Exceptions;

/// <summary>What a key means in the worklist.</summary>
public static class WorkKeys
{
    /// <summary>Moves and selects at once; what has to be done outside the list is answered as an intent.</summary>
    public static (Worklist List, WorkIntent Intent) Press(this Worklist list, string key) => key switch
    {
        "j" => (list.Moved(1), WorkIntent.Follow),
        "k" => (list.Moved(-1), WorkIntent.Follow),
        "x" when list.Cursor is { } id => (list.Toggled(id), WorkIntent.Follow),
        "o" or "Enter" when list.Cursor is not null => (list, WorkIntent.Open),
        "a" when !list.Targets.IsEmpty => (list, WorkIntent.Acknowledge),
        "m" when !list.Targets.IsEmpty => (list, WorkIntent.Take),
        "s" when !list.Targets.IsEmpty => (list, WorkIntent.Snooze),
        "c" when list.Cursor is not null => (list, WorkIntent.Comment),
        "r" when list.Cursor is not null => (list, WorkIntent.Resolve),
        "." => (list.Sorted(), WorkIntent.Follow),
        "Escape" => (list, WorkIntent.Close),
        _ => (list, WorkIntent.None),
    };
}

public enum WorkIntent
{
    None,

    /// <summary>The focus goes where the cursor is.</summary>
    Follow,
    Open,
    Close,
    Acknowledge,
    Take,
    Snooze,
    Comment,
    Resolve,
}
