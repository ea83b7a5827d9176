package dev.atrium.ws.signal;

import dev.atrium.api.livekit.SimulateScenario;
import dev.atrium.core.LeaveReason;

/**
 * Faults that clients ask for to try themselves: those that concern nobody but the client. What
 * would need media, or concern others, is passed over.
 */
final class Simulation {
  private Simulation() {}

  static void perform(SignalConnection from, SimulateScenario scenario) {
    switch (scenario.getScenarioCase()) {
      case SERVER_LEAVE -> from.sendAway(LeaveReason.UNKNOWN);
      case LEAVE_REQUEST_FULL_RECONNECT -> from.sendAway(LeaveReason.STATE_MISMATCH);
      case DISCONNECT_SIGNAL_ON_RESUME, DISCONNECT_SIGNAL_ON_RESUME_NO_MESSAGES, NODE_FAILURE ->
          from.disconnect();
      case SPEAKER_UPDATE,
          MIGRATION,
          SWITCH_CANDIDATE_PROTOCOL,
          SUBSCRIBER_BANDWIDTH,
          SCENARIO_NOT_SET -> {}
    }
  }
}
