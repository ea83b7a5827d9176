package dev.atrium.thrift;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/**
 * A key with a certificate that it signed itself, made by the keytool of this JDK when it is first
 * asked for.
 */
final class TestKeys {
  static final String PASSWORD = "changeit";
  static final TestKeys SERVER = of("CN=server", "dns:localhost,ip:127.0.0.1");
  static final TestKeys RENEWED_SERVER = of("CN=renewed", "dns:localhost,ip:127.0.0.1");
  static final TestKeys BACKEND = of("CN=backend, O=Example", "uri:spiffe://example/backend");
  static final TestKeys STRANGER = of("CN=stranger", "dns:stranger.example");

  private static final Map<TestKeys, Path> MADE = new ConcurrentHashMap<>();

  private final String subject;
  private final String san;

  private TestKeys(String subject, String san) {
    this.subject = subject;
    this.san = san;
  }

  private static TestKeys of(String subject, String san) {
    return new TestKeys(subject, san);
  }

  /** The file with key and certificate. */
  Path file() {
    return MADE.computeIfAbsent(this, TestKeys::make);
  }

  private Path make() {
    try {
      Path folder = Files.createTempDirectory("keys");
      Path file = folder.resolve("store.p12");
      file.toFile().deleteOnExit();
      folder.toFile().deleteOnExit();
      Process keytool =
          new ProcessBuilder(command(file))
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start();
      if (keytool.waitFor() != 0) {
        throw new AssertionError("keytool failed");
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> command(Path file) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
        "-J-XX:TieredStopAtLevel=1",
        "-genkeypair",
        "-keyalg",
        "EC",
        "-alias",
        "own",
        "-dname",
        subject,
        "-ext",
        "san=" + san,
        "-storetype",
        "PKCS12",
        "-storepass",
        PASSWORD,
        "-keystore",
        file.toString());
  }

  KeyStore store() {
    try (InputStream in = Files.newInputStream(file())) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD.toCharArray());
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Certificates of these keys, and no keys. */
  static KeyStore trusting(TestKeys... trusted) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (TestKeys keys : trusted) {
        store.setCertificateEntry(keys.subject, keys.store().getCertificate("own"));
      }
      return store;
    } catch (IOException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** These keys, and trust in those of others. */
  SslBundle bundle(TestKeys... trusted) {
    return SslBundle.of(SslStoreBundle.of(store(), PASSWORD, trusting(trusted)));
  }

  /** As a client that trusts both servers and shows these keys. */
  SSLContext clientContext() {
    return bundle(SERVER, RENEWED_SERVER).createSslContext();
  }

  /** As a client that trusts both servers and shows nothing. */
  static SSLContext unknownClientContext() {
    return SslBundle.of(SslStoreBundle.of(null, null, trusting(SERVER, RENEWED_SERVER)))
        .createSslContext();
  }
}
