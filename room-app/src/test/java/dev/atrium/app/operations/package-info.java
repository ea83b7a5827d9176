/** Tests of what operators look at. */
@NullMarked
package dev.atrium.app.operations;

import org.jspecify.annotations.NullMarked;
