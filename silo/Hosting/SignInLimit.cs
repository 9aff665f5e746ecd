using System.Net;
using System.Threading.RateLimiting;

namespace Dispatch.Accounts;

/// <summary>Ten tries a minute from one address; beyond it the password is not even looked at.</summary>
public sealed class SignInLimit : IDisposable
{
    public const int TriesPerMinute = 10;

    private readonly PartitionedRateLimiter<IPAddress> limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(
            address,
            _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1), QueueLimit = 0 }));

    public bool Allows(IPAddress? address)
    {
        using var lease = limiter.AttemptAcquire(address ?? IPAddress.None);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
