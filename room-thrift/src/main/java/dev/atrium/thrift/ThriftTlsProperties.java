package dev.atrium.thrift;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.web.server.Ssl.ClientAuth;

/**
 * TLS on the Thrift ports, and what clients may do that show a certificate.
 *
 * @param bundle name of the SSL bundle with the key of this server and, for certificates of
 *     clients, those who are trusted to issue them
 * @param clientAuth whether clients are asked for a certificate, and whether they must have one
 * @param clients those who are known by their certificate, by the names that they have here; the
 *     first whose description fits counts
 */
@ConfigurationProperties("room.thrift.tls")
record ThriftTlsProperties(
    @DefaultValue("off") TlsMode mode,
    @Nullable String bundle,
    @DefaultValue("none") ClientAuth clientAuth,
    @DefaultValue Map<String, CertifiedClient> clients) {

  ThriftTlsProperties {
    Require.that(
        clients.isEmpty() || (mode != TlsMode.OFF && clientAuth != ClientAuth.NONE),
        "room.thrift.tls.clients",
        "needs a mode other than off and a client-auth other than none");
  }

  /** The name of the bundle, which there has to be. */
  String requiredBundle() {
    if (bundle == null || bundle.isBlank()) {
      throw new InvalidConfigurationPropertyValueException(
          "room.thrift.tls.bundle", bundle, "must name an SSL bundle where TLS is not off");
    }
    return bundle;
  }
}
