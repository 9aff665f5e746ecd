using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>A certificate that nobody trusts, and the settings by which a Redis speaks TLS with it on a port of its own.</summary>
internal sealed class RedisCertificate : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();

    public RedisCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(folder.Under("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.Under("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Where TLS is spoken.</summary>
    public string Address => $"127.0.0.1:{port}";

    public IReadOnlyList<string> Settings =>
    [
        "--tls-port", $"{port}", "--tls-cert-file", folder.Under("cert.pem"), "--tls-key-file", folder.Under("key.pem"),
        "--tls-ca-cert-file", folder.Under("cert.pem"), "--tls-auth-clients", "no",
    ];

    public void Dispose() => folder.Dispose();
}
