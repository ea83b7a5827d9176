package dev.atrium.thrift;

import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * How a listener deals with TLS.
 *
 * @param engines makes the server's side of each handshake; never asked where the mode is off
 */
record ThriftTls(TlsMode mode, Supplier<SSLEngine> engines, CertifiedCallers callers) {

  /** None. */
  static final ThriftTls OFF =
      new ThriftTls(
          TlsMode.OFF,
          () -> {
            throw new IllegalStateException("TLS is off");
          },
          new CertifiedCallers(Map.of()));
}
