using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dispatch.Support;

namespace Dispatch.Storage;

/// <summary>A certificate for the loopback by an authority that nobody knows, and the settings by which a Redis speaks TLS with it on a port of its own.</summary>
internal sealed class RedisCertificate : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly int port = Ports.Free();

    public RedisCertificate()
    {
        using var authorityKey = RSA.Create(2048);
        var authority = new CertificateRequest("CN=authority", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        using var issuer = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));

        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=redis", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.Create(issuer, now.AddDays(-1), now.AddDays(1), RandomNumberGenerator.GetBytes(16));

        File.WriteAllText(Authority, issuer.ExportCertificatePem());
        File.WriteAllText(folder.Under("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.Under("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>Where TLS is spoken.</summary>
    public string Address => $"127.0.0.1:{port}";

    public int Port => port;

    /// <summary>The file of the authority's certificate, for <c>SSL_CERT_FILE</c>.</summary>
    public string Authority => folder.Under("authority.pem");

    public IReadOnlyList<string> Settings =>
    [
        "--tls-port", $"{port}", "--tls-cert-file", folder.Under("cert.pem"), "--tls-key-file", folder.Under("key.pem"),
        "--tls-ca-cert-file", Authority, "--tls-auth-clients", "no",
    ];

    public void Dispose() => folder.Dispose();
}
