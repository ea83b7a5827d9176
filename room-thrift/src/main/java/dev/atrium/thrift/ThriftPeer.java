package dev.atrium.thrift;

import dev.atrium.core.access.Caller;

/**
 * Whom messages come from.
 *
 * @param address for logs
 * @param caller who calls where a message does not say otherwise
 */
record ThriftPeer(String address, boolean tls, Caller caller, CallRate rate) {

  /** The same one, now that it is known better and its bytes are secret. */
  ThriftPeer behindTls(Caller known) {
    return new ThriftPeer(address, true, known, rate);
  }
}
