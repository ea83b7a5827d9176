package dev.atrium.thrift;

import java.net.InetSocketAddress;

/** A port, and how connections to it are served. */
record ThriftListener(
    InetSocketAddress address, ConnectionRules rules, Serving serving, ThriftTls tls) {}
