package dev.atrium.thrift;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The ports of the settings, which differ in one thing: whether {@code update} is answered. */
final class ThriftListeners {
  private final ThriftFunctions functions;
  private final ConnectionRules rules;
  private final ThriftTls tls;
  private final Rejections rejections;
  private final Executor executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("thrift-call-", 0).factory());

  ThriftListeners(ThriftFunctions functions, ConnectionRules rules, ThriftTls tls) {
    this.functions = functions;
    this.rules = rules;
    this.tls = tls;
    this.rejections = new Rejections(functions.metrics(), System::nanoTime);
  }

  List<ThriftListener> of(ThriftProperties properties) {
    List<ThriftListener> listeners = new ArrayList<>();
    boolean answerUpdate = functions.contract().replyToUpdateCall();
    listeners.add(listener(properties.at(properties.port()), answerUpdate));
    if (properties.onewayPort() != 0) {
      listeners.add(listener(properties.at(properties.onewayPort()), false));
    }
    return listeners;
  }

  private ThriftListener listener(InetSocketAddress address, boolean answerUpdate) {
    Serving serving =
        new Serving(
            functions.dispatcher(answerUpdate),
            functions.metrics(),
            rejections,
            executor,
            System::nanoTime);
    return new ThriftListener(address, rules, serving, tls);
  }
}
