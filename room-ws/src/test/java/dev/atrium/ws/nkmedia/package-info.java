/** The nkMEDIA wire over a real engine, with sockets and time in the hands of the tests. */
@NullMarked
package dev.atrium.ws.nkmedia;

import org.jspecify.annotations.NullMarked;
