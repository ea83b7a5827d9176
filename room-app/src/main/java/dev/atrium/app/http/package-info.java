/** The front of the public port: CORS, limits, tokens, and the way to Twirp and Thrift. */
@NullMarked
package dev.atrium.app.http;

import org.jspecify.annotations.NullMarked;
