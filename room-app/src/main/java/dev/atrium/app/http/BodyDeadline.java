package dev.atrium.app.http;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * How long the body of a request may take from its head on, however steadily it trickles in: then
 * to read more of it fails with a {@link SocketTimeoutException}, and the connection ends with the
 * response. What is there is read, however late: the time that the server takes for other things is
 * not held against a client. Somebody who sends nothing at all is left to the idle timeout.
 */
final class BodyDeadline extends Handler.Wrapper {
  private final long limit;
  private final LongSupplier clock;

  /**
   * @param clock nanoseconds that never go back
   */
  BodyDeadline(@Nullable Handler handler, Duration limit, LongSupplier clock) {
    super(handler);
    this.limit = limit.toNanos();
    this.clock = clock;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(new TimedRequest(request, response), response, callback);
  }

  private final class TimedRequest extends Request.Wrapper {
    private final Response response;
    private final long begun = clock.getAsLong();
    private Content.@Nullable Chunk failure;

    TimedRequest(Request request, Response response) {
      super(request);
      this.response = response;
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (failure != null) {
        return failure;
      }
      Content.Chunk chunk = super.read();
      if (chunk != null || clock.getAsLong() - begun <= limit) {
        return chunk;
      }
      if (!response.isCommitted()) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      }
      failure = Content.Chunk.from(new SocketTimeoutException("request body too slow"));
      return failure;
    }
  }
}
