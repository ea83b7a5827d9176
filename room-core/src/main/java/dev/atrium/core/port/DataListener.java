package dev.atrium.core.port;

import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.LegRef;

/** Is told what a {@link DataEndpoint} receives. Never throws, whatever a client sends. */
@FunctionalInterface
public interface DataListener {

  /**
   * A client sent something; who it is, the leg tells. Those of one channel in order.
   *
   * @param message nobody changes it from now on
   */
  void received(LegRef from, DataChannel channel, byte[] message);
}
