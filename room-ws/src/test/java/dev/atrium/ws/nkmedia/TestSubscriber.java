package dev.atrium.ws.nkmedia;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** Hears everything, unless telling it fails; reads nothing itself, unless it is said to. */
final class TestSubscriber implements NkSubscriber {
  private final List<String> heads = new ArrayList<>();
  private boolean failing;
  private boolean behind;
  private int missed;

  /** From now on it is told nothing, or something again: to try throws. */
  void fail(boolean failing) {
    this.failing = failing;
  }

  /** From now on it reads stored events itself. */
  void readItself() {
    behind = true;
  }

  /** What it was told, in order. */
  List<String> heads() {
    return heads;
  }

  /** How often it was said to miss something. */
  int missed() {
    return missed;
  }

  @Override
  public String user() {
    return "subscriber";
  }

  @Override
  public boolean mayHear(NkTopic topic) {
    if (failing) {
      throw new IllegalStateException("provoked");
    }
    return true;
  }

  @Override
  public boolean isBehind() {
    return behind;
  }

  @Override
  public void tell(String head, Executor sender) {
    heads.add(head);
  }

  @Override
  public void misses() {
    missed++;
  }
}
