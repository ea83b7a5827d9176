package dev.atrium.webhook;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of an answer, so that its connection can be used again, but not a long one. What
 * comes of it is how many bytes were read.
 */
final class DroppedBody implements BodySubscriber<Long> {
  static final BodyHandler<Long> HANDLER = head -> new DroppedBody();
  private static final long MOST_READ = 64 * 1024;

  private final CompletableFuture<Long> done = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;
  private long read;

  @Override
  public CompletionStage<Long> getBody() {
    return done;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    read += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (read > MOST_READ && subscription != null) {
      subscription.cancel();
      done.complete(read);
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.complete(read); // the status had arrived, and is all that counts
  }

  @Override
  public void onComplete() {
    done.complete(read);
  }
}
