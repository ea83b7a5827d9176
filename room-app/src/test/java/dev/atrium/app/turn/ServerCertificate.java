package dev.atrium.app.turn;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A fresh key and its certificate, which it signed itself, as files that coturn reads. */
record ServerCertificate(Path certificate, Path key) {
  private static final String ALIAS = "turn";
  private static final char[] PASSWORD = "changeit".toCharArray();

  static ServerCertificate in(Path folder) throws IOException {
    ServerCertificate files =
        new ServerCertificate(folder.resolve("turn.crt"), folder.resolve("turn.key"));
    if (Files.exists(files.key())) {
      return files;
    }
    Path store = folder.resolve("turn.p12");
    generate(store);
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      write(files.certificate(), "CERTIFICATE", keys.getCertificate(ALIAS).getEncoded());
      write(files.key(), "PRIVATE KEY", keys.getKey(ALIAS, PASSWORD).getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("the key that was made cannot be read", e);
    }
    return files;
  }

  private static void generate(Path store) throws IOException {
    String password = new String(PASSWORD);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                password)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("keytool failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void write(Path file, String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }
}
