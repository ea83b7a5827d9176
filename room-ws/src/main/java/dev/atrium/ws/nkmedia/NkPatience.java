package dev.atrium.ws.nkmedia;

import dev.atrium.ws.DeadlineWheel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waits for what requests come to, for those who are given nothing but an answer. */
final class NkPatience {
  private static final long SIGN_MILLIS = 5_000;

  private final DeadlineWheel wheel;
  private final long ackedMillis;

  /** Tells somebody who has waited for a while that there is somebody at it. */
  @FunctionalInterface
  interface Sign {
    Sign NONE = () -> {};

    /**
     * Done again and again.
     *
     * @throws IOException if nobody waits any more
     */
    void give() throws IOException;
  }

  /**
   * @param ackedTimeout for the answer to a request that would be acked on a connection
   */
  NkPatience(DeadlineWheel wheel, Duration ackedTimeout) {
    this.wheel = wheel;
    this.ackedMillis = ackedTimeout.toMillis();
  }

  /** The answer, with everything that is to be done after it; waits in the calling thread. */
  NkReply.Answer await(NkReply reply, Sign sign) throws IOException {
    return switch (reply) {
      case NkReply.Answer answer -> answer;
      case NkReply.Late late ->
          await(new CompletableFuture<>(), late.answer(), late.delay().toMillis(), sign);
      case NkReply.Acked acked -> {
        CompletableFuture<NkReply.Answer> answer = new CompletableFuture<>();
        acked.work().accept(answer::complete);
        yield await(answer, NkReply.refused(NkErrors.TIMEOUT), ackedMillis, sign)
            .then(acked.afterwards());
      }
    };
  }

  private NkReply.Answer await(
      CompletableFuture<NkReply.Answer> answer, NkReply.Answer otherwise, long millis, Sign sign)
      throws IOException {
    DeadlineWheel.Entry end = wheel.after(millis, () -> answer.complete(otherwise));
    try {
      while (!isThereBefore(SIGN_MILLIS, answer)) {
        sign.give();
      }
      return answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return NkReply.refused(NkErrors.STOPPED);
    } catch (ExecutionException e) {
      throw new IllegalStateException("An answer is never exceptional", e);
    } finally {
      wheel.remove(end);
    }
  }

  private boolean isThereBefore(long millis, CompletableFuture<NkReply.Answer> answer)
      throws InterruptedException, ExecutionException {
    CompletableFuture<Void> pause = new CompletableFuture<>();
    DeadlineWheel.Entry end = wheel.after(millis, () -> pause.complete(null));
    try {
      CompletableFuture.anyOf(answer, pause).get();
    } finally {
      wheel.remove(end);
    }
    return answer.isDone();
  }
}
