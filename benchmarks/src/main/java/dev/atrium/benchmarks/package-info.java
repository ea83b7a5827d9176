/** What engine and store cost, in decisions and commits per second. */
@NullMarked
package dev.atrium.benchmarks;

import org.jspecify.annotations.NullMarked;
