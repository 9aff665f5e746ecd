using System.Text;
using CsCheck;
using Dispatch.Storage.Packed;

namespace Dispatch.Storage;

/// <summary>States and facts as they lie in a store: packed, and read whether or not they are.</summary>
public sealed class PackedTexts
{
    /// <summary>As a store has it that was written when the dictionary was new; it has to be read for as long as there are such stores.</summary>
    private const string OfTheFirstDictionary = "KLUv/SOViSMZ990BAHhBQ01FfjMyNzo1ZXJkfX0P/DeDE92YMXdwsuhooTFSLhLcIOD70cou3I0QaQxZoWBn0nz81AAylRM+";

    private const string Fact =
        """{"kind":"shipment","key":"ACME~L-1","version":3,"occurredAt":"2026-11-27T13:27:52+00:00","receivedAt":"2026-11-27T13:27:52+00:00","source":"erp","body":{"$type":"statusChanged","from":"released","to":"dispatched","at":"2026-11-27T13:27:52+00:00"}}""";

    [Fact]
    public void What_is_packed_comes_back_as_it_was() => Gen.String.Sample(text => Text(Packing.Pack(Bytes(text))) == text);

    [Fact]
    public void A_fact_takes_less_than_half_of_its_text() => Assert.InRange(Packing.Pack(Bytes(Fact)).Length, 1, Fact.Length / 2);

    [Fact]
    public void What_was_stored_plain_is_read() => Assert.Equal(Fact, Text(Bytes(Fact)));

    [Fact]
    public void What_was_packed_with_the_first_dictionary_is_read() => Assert.Equal(Fact, Text(Convert.FromBase64String(OfTheFirstDictionary)));

    [Fact]
    public void What_is_damaged_is_left_as_it_is_and_takes_no_memory() => Gen.Select(Gen.Int[0, 1_000], Gen.Byte).Sample((at, to) =>
    {
        var packed = Packing.Pack(Bytes(Fact)).ToArray();
        packed[at % packed.Length] = to;
        Assert.InRange(Packing.Unpack(packed).Length, 0, StoreLimits.MaxEntryBytes);
    });

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Text(ReadOnlyMemory<byte> stored) => Encoding.UTF8.GetString(Packing.Unpack(stored).Span);
}
