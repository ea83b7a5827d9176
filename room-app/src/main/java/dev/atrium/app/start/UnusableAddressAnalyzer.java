package dev.atrium.app.start;

import java.net.SocketException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.annotation.Order;

/** Says that an address or port cannot be listened on for another reason than being taken. */
@Order(1)
final class UnusableAddressAnalyzer extends AbstractFailureAnalyzer<SocketException> {
  @Override
  protected FailureAnalysis analyze(Throwable failure, SocketException cause) {
    return new FailureAnalysis(
        "A wire cannot listen where it is told to ("
            + cause.getMessage()
            + "): check server.address, room.ws.address, room.thrift.address,"
            + " management.server.address and their ports.",
        null,
        failure);
  }
}
