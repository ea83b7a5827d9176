package dev.atrium.thrift;

/** Finds what a message is answered with; a refusal is an answer too. */
@FunctionalInterface
interface ThriftHandler {

  ThriftReply.Body handle(ThriftExchange exchange);
}
