package dev.atrium.app.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and its self-signed certificate for this machine, made by the JDK's keytool. */
record TestCertificate(Path store) {
  private static final String PASSWORD = "changeit";

  static TestCertificate in(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("own.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias own -keyalg EC -dname CN=localhost"
            + " -ext san=dns:localhost,ip:127.0.0.1 -storetype PKCS12 -storepass "
            + PASSWORD;
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("-keystore", store.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0 || !Files.exists(store)) {
      throw new IOException("keytool: " + said);
    }
    return new TestCertificate(store);
  }

  /** Settings that make it the bundle of that name. */
  List<String> bundle(String name) {
    String keystore = "spring.ssl.bundle.jks." + name + ".keystore.";
    return List.of(
        keystore + "location=file:" + store,
        keystore + "password=" + PASSWORD,
        keystore + "type=PKCS12");
  }

  /** What a client uses that trusts it and nothing else. */
  SSLContext trusted() throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(store)) {
      keys.load(file, PASSWORD.toCharArray());
    }
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("own", keys.getCertificate("own"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), new SecureRandom());
    return context;
  }
}
