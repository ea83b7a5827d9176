package dev.atrium.thrift;

import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.protocol.TCompactProtocol;
import org.apache.thrift.protocol.TJSONProtocol;
import org.apache.thrift.protocol.TProtocol;

/** How a message is turned into bytes. */
enum Encoding {
  BINARY("binary") {
    @Override
    TProtocol reader(MessageSource source, MessageLimits limits) {
      return new TBinaryProtocol(source, limits.string(), limits.container(), true, true);
    }

    @Override
    TProtocol writer(MessageSink sink) {
      return new TBinaryProtocol(sink, true, true);
    }
  },
  /** Binary as it was before messages carried a version. */
  BINARY_OLD("binary-old") {
    @Override
    TProtocol reader(MessageSource source, MessageLimits limits) {
      return new TBinaryProtocol(source, limits.string(), limits.container(), false, false);
    }

    @Override
    TProtocol writer(MessageSink sink) {
      return new TBinaryProtocol(sink, false, false);
    }
  },
  COMPACT("compact") {
    @Override
    TProtocol reader(MessageSource source, MessageLimits limits) {
      return new TCompactProtocol(source, limits.string(), limits.container());
    }

    @Override
    TProtocol writer(MessageSink sink) {
      return new TCompactProtocol(sink);
    }
  },
  JSON("json") {
    @Override
    TProtocol reader(MessageSource source, MessageLimits limits) {
      return new JsonReader(source, limits);
    }

    @Override
    TProtocol writer(MessageSink sink) {
      return new TJSONProtocol(sink);
    }
  };

  private final String label;

  Encoding(String label) {
    this.label = label;
  }

  /** Reads one message; a new one for each, because a refused message leaves them in disorder. */
  abstract TProtocol reader(MessageSource source, MessageLimits limits);

  abstract TProtocol writer(MessageSink sink);

  /** The name in settings and metrics. */
  String label() {
    return label;
  }
}
