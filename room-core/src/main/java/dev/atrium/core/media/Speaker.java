package dev.atrium.core.media;

import dev.atrium.core.ParticipantSid;

/**
 * Somebody who talks, or has stopped to.
 *
 * @param level how loud, from 0 to 1
 */
public record Speaker(ParticipantSid participant, double level, boolean active) {}
