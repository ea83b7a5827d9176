/** Tests of the settings and of what is made of them. */
@NullMarked
package dev.atrium.app.config;

import org.jspecify.annotations.NullMarked;
