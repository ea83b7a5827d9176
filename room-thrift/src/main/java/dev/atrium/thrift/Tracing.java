package dev.atrium.thrift;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;

/**
 * An observation around each message, which joins the trace that its headers name. Only THeader and
 * HTTP have such headers; other messages begin a trace of their own.
 */
final class Tracing implements ThriftInterceptor {
  static final String OBSERVATION = "thrift.server.requests";
  private static final String UNKNOWN = "unknown";

  private final ObservationRegistry observations;

  Tracing(ObservationRegistry observations) {
    this.observations = observations;
  }

  @Override
  public ThriftReply.Body intercept(ThriftExchange exchange, ThriftHandler next) {
    ReceiverContext<MessageHeaders> context = new ReceiverContext<>(MessageHeaders::get);
    context.setCarrier(exchange.headers());
    String function = exchange.target().map(ThriftTarget::toString).orElse(UNKNOWN);
    Observation observation =
        Observation.createNotStarted(OBSERVATION, () -> context, observations)
            .contextualName(function)
            .lowCardinalityKeyValue("function", function)
            .lowCardinalityKeyValue("outcome", Outcome.ERROR.label());
    return observation.observe(
        () -> {
          ThriftReply.Body body = next.handle(exchange);
          observation.lowCardinalityKeyValue("outcome", Outcome.of(body).label());
          return body;
        });
  }
}
