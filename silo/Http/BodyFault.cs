using System.Text.Json;

namespace Dispatch.Http;

/// <summary>Says in the API's words what the serializer found wrong with a body: where, and what, but no type of ours.</summary>
public static class BodyFault
{
    private const string MissingNames = "including: ";

    public static string Describe(JsonException fault) => fault switch
    {
        { InnerException: JsonException syntax } =>
            $"The body is no JSON from line {syntax.LineNumber + 1}, byte {syntax.BytePositionInLine + 1} on.",
        { Message: var message } when message.IndexOf(MissingNames, StringComparison.Ordinal) is var at and > 0 =>
            $"{Place(fault)} lacks {Sentence(message[(at + MissingNames.Length)..])}.",
        { Message: var message } when message.Contains("Duplicate property", StringComparison.Ordinal) =>
            $"{Place(fault)} is given twice.",
        { Message: var message } when message.Contains("doesn't allow null", StringComparison.Ordinal) =>
            $"{Place(fault)} must not be null.",
        { Message: var message } when message.Contains(" Path: ", StringComparison.Ordinal) =>
            $"{Place(fault)} has a value of the wrong type.",
        _ => $"{Place(fault)}: {fault.Message}",
    };

    private static string Place(JsonException fault) => fault.Path is null or "$" ? "The body" : fault.Path;

    private static string Sentence(string text) => text.Split(". ")[0].TrimEnd('.');
}
