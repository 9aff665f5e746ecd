using System.Text.Json;

namespace Dispatch.Tracking;

/// <summary>Reads the two forms that positions are sent in, from UTF-8 straight into the batch.</summary>
public static class PositionsParser
{
    /// <summary>In one request.</summary>
    public const int MaxPositions = 50_000;

    private static readonly JsonReaderOptions Strict = new() { MaxDepth = 16 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads <c>{"positions":[...]}</c>; other fields are passed over.</summary>
    /// <returns>Why nothing of it can be taken, else null.</returns>
    public static Refusal? ReadJson(ReadOnlySpan<byte> body, PositionJudge judge)
    {
        try
        {
            return Document(WithoutMark(body), judge);
        }
        catch (JsonException broken)
        {
            return Malformed($"The body is no JSON from line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1} on.");
        }
    }

    /// <summary>Reads one object a line. A broken line is rejected by its index; blank lines are passed over and not counted.</summary>
    /// <returns>Why nothing of it can be taken, else null.</returns>
    public static Refusal? ReadLines(ReadOnlySpan<byte> body, PositionJudge judge)
    {
        body = WithoutMark(body);
        foreach (var range in body.Split((byte)'\n'))
        {
            var line = body[range].Trim(" \t\r"u8);
            if (line.IsEmpty)
            {
                continue;
            }

            if (judge.Batch.Sent == MaxPositions)
            {
                return TooMany();
            }

            Line(line, judge);
        }

        return null;
    }

    private static Refusal? Document(ReadOnlySpan<byte> body, PositionJudge judge)
    {
        var json = new Utf8JsonReader(body, Strict);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return Malformed("The body is not an object with positions.");
        }

        var refusal = Malformed("The body has no positions.");
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (!json.ValueTextEquals("positions"u8))
            {
                json.Skip();
            }
            else if ((refusal = Positions(ref json, judge)) is not null)
            {
                return refusal;
            }
        }

        // Whatever follows the object makes it no JSON.
        json.Read();
        return refusal;
    }

    private static Refusal? Positions(ref Utf8JsonReader json, PositionJudge judge)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray)
        {
            return Malformed("positions is not a list.");
        }

        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (judge.Batch.Sent == MaxPositions)
            {
                return TooMany();
            }

            Position(ref json, judge);
        }

        return null;
    }

    private static void Position(ref Utf8JsonReader json, PositionJudge judge)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            judge.Judge(PositionFields.Read(ref json));
            return;
        }

        json.Skip();
        judge.Batch.Reject("position.malformed", "A position is an object.");
    }

    private static void Line(ReadOnlySpan<byte> line, PositionJudge judge)
    {
        try
        {
            var json = new Utf8JsonReader(line, Strict);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                judge.Batch.Reject("position.malformed", "The line is not an object.");
                return;
            }

            var position = PositionFields.Read(ref json);
            json.Read();
            judge.Judge(position);
        }
        catch (JsonException broken)
        {
            judge.Batch.Reject("position.malformed", $"The line is no JSON from byte {broken.BytePositionInLine + 1} on.");
        }
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> body) => body.StartsWith(ByteOrderMark) ? body[ByteOrderMark.Length..] : body;

    private static Refusal? Malformed(string detail) => new("request.malformed", detail);

    private static Refusal TooMany() => new("request.too-large", $"A request carries at most {MaxPositions:N0} positions.");
}
