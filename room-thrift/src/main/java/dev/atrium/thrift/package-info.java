/** Rooms over Apache Thrift: one port that tells transports and protocols apart, and HTTP. */
@NullMarked
package dev.atrium.thrift;

import org.jspecify.annotations.NullMarked;
