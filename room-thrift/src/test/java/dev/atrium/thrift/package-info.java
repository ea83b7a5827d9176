/** What the Thrift wire promises. */
@NullMarked
package dev.atrium.thrift;

import org.jspecify.annotations.NullMarked;
