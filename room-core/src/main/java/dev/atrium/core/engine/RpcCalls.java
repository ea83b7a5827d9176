package dev.atrium.core.engine;

import dev.atrium.core.RoomError;
import dev.atrium.core.RoomError.MediaUnavailable;
import dev.atrium.core.RoomError.ParticipantDeparted;
import dev.atrium.core.RoomError.RpcFailed;
import dev.atrium.core.RoomException;
import dev.atrium.core.StayRef;
import dev.atrium.core.media.DataBody;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Procedures that the server has asked clients of this node to perform, and that are not done. */
final class RpcCalls {
  /** Of one client. More than any back end asks for at once, and little to keep in mind. */
  static final int MOST = 256;

  private final ConcurrentMap<String, Call> pending = new ConcurrentHashMap<>();
  private final ConcurrentMap<StayRef, Integer> asked = new ConcurrentHashMap<>();

  /**
   * One that waits from now on; close it when nobody waits any more. Beyond {@link #MOST} of a
   * client it is refused as one that could not be sent.
   */
  Call begin(String id, StayRef destination) {
    if (asked.merge(destination, 1, Integer::sum) > MOST) {
      done(destination);
      throw new RoomException(new RpcFailed(1505, "Failed to send", ""));
    }
    Call call = new Call(id, destination);
    pending.put(id, call);
    return call;
  }

  /** Whether that was an answer to one of these calls, by the one who was asked. */
  boolean answered(StayRef by, DataBody body) {
    return switch (body) {
      case DataBody.RpcAck ack -> find(ack.requestId(), by).map(Call::acknowledge).isPresent();
      case DataBody.RpcResponse response ->
          find(response.requestId(), by).map(call -> call.complete(response)).isPresent();
      case DataBody.Packet other -> false;
      case DataBody.RpcRequest other -> false;
      case DataBody.Other other -> false;
    };
  }

  /** Nobody is left to answer. */
  void left(StayRef stay) {
    pending.values().stream()
        .filter(call -> call.destination.equals(stay))
        .forEach(call -> call.fail(new ParticipantDeparted(stay.room().name(), stay.identity())));
  }

  private void done(StayRef destination) {
    asked.computeIfPresent(destination, (stay, calls) -> calls == 1 ? null : calls - 1);
  }

  private Optional<Call> find(String id, StayRef by) {
    return Optional.ofNullable(pending.get(id)).filter(call -> call.destination.equals(by));
  }

  /** One procedure, asked for once. */
  final class Call implements AutoCloseable {
    private final String id;
    private final StayRef destination;
    private final CompletableFuture<Boolean> heard = new CompletableFuture<>();
    private final CompletableFuture<DataBody.RpcResponse> response = new CompletableFuture<>();

    private Call(String id, StayRef destination) {
      this.id = id;
      this.destination = destination;
    }

    /**
     * Waits for the response. Both times run from now; a client that says nothing until the first
     * one is over is not there.
     */
    DataBody.RpcResponse await(Duration forSignOfLife, Duration forResponse) {
      CompletableFuture<DataBody.RpcResponse> inTime = limited(response, forResponse);
      if (forSignOfLife.compareTo(forResponse) < 0) {
        await(limited(heard, forSignOfLife), new RpcFailed(1501, "Connection timeout", ""));
      }
      return await(inTime, new RpcFailed(1502, "Response timeout", ""));
    }

    private static <T> CompletableFuture<T> limited(CompletableFuture<T> future, Duration most) {
      return future.copy().orTimeout(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static <T> T await(CompletableFuture<T> future, RoomError late) {
      try {
        return future.get();
      } catch (ExecutionException e) {
        throw failure(e.getCause(), late);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new RoomException(new MediaUnavailable(), e); // this process is about to stop
      }
    }

    private static RuntimeException failure(@Nullable Throwable cause, RoomError late) {
      if (cause instanceof CompletionException) { // as copies of a failed one have it
        return failure(cause.getCause(), late);
      }
      if (cause instanceof TimeoutException) {
        return new RoomException(late);
      }
      return cause instanceof RoomException refusal ? refusal : new IllegalStateException(cause);
    }

    private boolean acknowledge() {
      return heard.complete(true);
    }

    /** A response without an acknowledgement is good. */
    private boolean complete(DataBody.RpcResponse answer) {
      response.complete(answer);
      return heard.complete(true);
    }

    private void fail(RoomError why) {
      RoomException refusal = new RoomException(why);
      response.completeExceptionally(refusal);
      heard.completeExceptionally(refusal);
    }

    @Override
    public void close() {
      if (pending.remove(id, this)) {
        done(destination);
      }
    }
  }
}
