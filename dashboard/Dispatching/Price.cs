using System.Globalization;
using Dispatch.Shipments;

namespace Dispatch.Dispatching;

/// <summary>Money as people write it here: <c>1,250.00 EUR</c>.</summary>
public static class Price
{
    public static string Of(Money money) => Of(money.Amount, money.Currency);

    public static string Of(decimal amount, string currency) => $"{amount.ToString("#,0.00", CultureInfo.InvariantCulture)} {currency}";
}
