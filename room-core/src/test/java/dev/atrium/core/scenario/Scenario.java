package dev.atrium.core.scenario;

import dev.atrium.core.TestEngine;

/**
 * One wire over one engine. A wire's test implements the scenarios that its wire serves, each hook
 * over the wire's real handler and codec; a scenario does on the wire and looks in the engine, or
 * the other way round.
 */
public interface Scenario {

  /** What the wire under test serves, by {@link TestEngine#OWNER}; a fresh one for each test. */
  TestEngine engine();
}
