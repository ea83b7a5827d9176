package dev.atrium.core.port;

import dev.atrium.core.media.DataChannel;
import dev.atrium.core.media.LegRef;

/**
 * Carries data to and from the legs of this node; what the bytes mean is none of its business. Safe
 * for several threads.
 */
public interface DataEndpoint {

  /** Reaches nobody. */
  DataEndpoint NONE =
      new DataEndpoint() {
        @Override
        public void reportTo(DataListener listener) {} // there is never anything to report

        @Override
        public boolean reaches(LegRef leg) {
          return false;
        }

        @Override
        public void send(LegRef leg, DataChannel channel, byte[] message) {} // nobody is there
      };

  /** To whom it reports from now on; called once, before anything else. */
  void reportTo(DataListener listener);

  /** Whether the channels to that leg are open. */
  boolean reaches(LegRef leg);

  /**
   * Takes a message and returns at once. Messages for one channel of one leg go out in the order in
   * which they were taken. A leg that does not keep up is for the endpoint to deal with; one that
   * is not reached gets nothing.
   *
   * @param message nobody changes it from now on
   */
  void send(LegRef leg, DataChannel channel, byte[] message);
}
