package dev.atrium.core.media;

import java.util.Optional;

/** The form in which clients put what they send over data channels, and expect what they get. */
public interface DataCodec {

  /**
   * What a client sent, with its sender still to be named.
   *
   * @return empty for what has not that form
   */
  Optional<DataMessage> read(DataChannel channel, byte[] message);

  /**
   * The same for every receiver. Of a client's message everything stays as that client put it, but
   * for what says who sent it.
   */
  byte[] write(DataMessage message);
}
