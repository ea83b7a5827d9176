package dev.atrium.app.scenario;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import org.apache.thrift.TConfiguration;
import org.apache.thrift.transport.TEndpointTransport;
import org.apache.thrift.transport.TTransportException;

/** What libthrift writes until it flushes is posted; what comes back is there to be read. */
final class HttpTransport extends TEndpointTransport {
  private static final int OK = 200;

  private final HttpClient http;
  private final URI uri;
  private final ByteArrayOutputStream request = new ByteArrayOutputStream();
  private ByteBuffer answer = ByteBuffer.allocate(0);

  HttpTransport(HttpClient http, URI uri) throws TTransportException {
    super(new TConfiguration());
    this.http = http;
    this.uri = uri;
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    request.write(source, offset, length);
  }

  @Override
  public void flush() throws TTransportException {
    HttpRequest post =
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/x-thrift")
            .POST(BodyPublishers.ofByteArray(request.toByteArray()))
            .build();
    request.reset();
    try {
      HttpResponse<byte[]> response = http.send(post, BodyHandlers.ofByteArray());
      if (response.statusCode() != OK) {
        throw new TTransportException("status " + response.statusCode());
      }
      answer = ByteBuffer.wrap(response.body());
      resetMessageSizeAndConsumedBytes(-1);
    } catch (IOException e) {
      throw new TTransportException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws TTransportException {
    if (!answer.hasRemaining()) {
      throw new TTransportException(TTransportException.END_OF_FILE);
    }
    int count = Math.min(length, answer.remaining());
    answer.get(target, offset, count);
    return count;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void open() {}

  @Override
  public void close() {}
}
