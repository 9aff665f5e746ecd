using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Dispatch.Http;

/// <summary>Which names the API takes from outside, as text or as UTF-8.</summary>
public static class Names
{
    /// <summary>Of clients, orders, facilities and carriers; for a vehicle's name the most bytes of UTF-8.</summary>
    public const int MaxLength = 64;

    public const int MaxShipmentLength = (2 * MaxLength) + 1;

    public const string IdSyntax = "1 to 64 letters, digits, '.', '_', ':' or '-', the first a letter or digit";

    public const string VehicleSyntax = "1 to 64 bytes of text without control characters";

    public const string ShipmentSyntax = "a client's and an order's id with '~' between them";

    private const string IdCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";

    private static readonly SearchValues<byte> IdBytes = SearchValues.Create(Encoding.ASCII.GetBytes(IdCharacters));

    public static bool IsId(ReadOnlySpan<byte> text) =>
        text.Length is > 0 and <= MaxLength && char.IsAsciiLetterOrDigit((char)text[0]) && !text.ContainsAnyExcept(IdBytes);

    public static bool IsShipment(ReadOnlySpan<byte> text) =>
        text.IndexOf((byte)'~') is var at and > 0 && IsId(text[..at]) && IsId(text[(at + 1)..]);

    public static bool IsVehicle(ReadOnlySpan<byte> text) => text.Length is > 0 and <= MaxLength
        && (Ascii.IsValid(text)
            ? !text.ContainsAnyInRange<byte>(0x00, 0x1F) && !text.Contains((byte)0x7F)
            : Utf8.IsValid(text) && !Encoding.UTF8.GetString(text).Any(char.IsControl));

    public static bool IsId(string text) => IsId(Encoding.UTF8.GetBytes(text));

    public static bool IsShipment(string text) => IsShipment(Encoding.UTF8.GetBytes(text));

    public static bool IsVehicle(string text) => IsVehicle(Encoding.UTF8.GetBytes(text));
}
