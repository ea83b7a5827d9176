package dev.atrium.app.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * How large a request's body may be (LiveKit spec §1.9).
 *
 * @param bytes 0 for as large as it likes
 */
record BodyLimit(long bytes) {

  /** Whether the request says itself that it is too large. */
  boolean isExceededBy(HttpServletRequest request) {
    return bytes > 0 && request.getContentLengthLong() > bytes;
  }

  /** The body; one of unknown length breaks off where it becomes too large. */
  ServletInputStream limit(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ServletInputStream body = request.getInputStream();
    return bytes > 0 && request.getContentLengthLong() < 0
        ? new Limited(body, response, bytes)
        : body;
  }

  private static final class Limited extends ServletInputStream {
    private final ServletInputStream body;
    private final HttpServletResponse response;
    private long left;

    Limited(ServletInputStream body, HttpServletResponse response, long bytes) {
      this.body = body;
      this.response = response;
      this.left = bytes;
    }

    @Override
    public int read() throws IOException {
      int octet = body.read();
      if (octet >= 0) {
        count(1);
      }
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = body.read(into, offset, length);
      if (read > 0) {
        count(read);
      }
      return read;
    }

    /** What follows is never read, so that the connection is of no further use. */
    private void count(int read) throws IOException {
      left -= read;
      if (left < 0) {
        response.setHeader("Connection", "close");
        throw new IOException("request body too large");
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
