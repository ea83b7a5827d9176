package dev.atrium.core.media;

import dev.atrium.core.TrackOptions.VideoSize;

/**
 * What a subscriber wants of a track that it gets.
 *
 * @param paused whether it wants nothing for now
 * @param best the best layer that it wants
 * @param size pixels that it shows: the smallest layer that covers them is enough, and {@code best}
 *     means nothing; {@link VideoSize#NONE} where it does not say
 * @param framesPerSecond how many are enough; 0 for as many as there are
 */
public record LayerChoice(boolean paused, Layer best, VideoSize size, long framesPerSecond) {

  /** Everything that there is. */
  public static final LayerChoice ALL = new LayerChoice(false, Layer.HIGH, VideoSize.NONE, 0);

  /** Nothing for now. */
  public static final LayerChoice NOTHING = new LayerChoice(true, Layer.HIGH, VideoSize.NONE, 0);
}
