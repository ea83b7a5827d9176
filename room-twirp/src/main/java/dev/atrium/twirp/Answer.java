package dev.atrium.twirp;

import com.google.protobuf.Message;

/** What a method answers, to be written as its request was. */
@FunctionalInterface
interface Answer {
  byte[] in(Format format);

  static Answer of(Message message) {
    return format -> format.write(message);
  }
}
