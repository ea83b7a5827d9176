package dev.atrium.app.fuzz;

import dev.atrium.core.Patience;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One connection that is kept, whatever is answered on it. */
final class RawHttp implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;

  RawHttp(InetSocketAddress server) throws IOException {
    socket = new Socket(server.getAddress(), server.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(Patience.MILLIS);
    in = new BufferedInputStream(socket.getInputStream());
  }

  /**
   * @param headers names in lower case
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(int status, Map<String, String> headers, byte[] body) {
    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    /** Every octet a character, so that any text in it can be searched for. */
    String octets() {
      return headers + "\n" + new String(body, StandardCharsets.ISO_8859_1);
    }

    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * @param line method and target
   * @param headers each with its line end
   */
  Answer ask(String line, String headers, byte[] body) throws IOException {
    byte[] head =
        (line
                + " HTTP/1.1\r\nHost: a\r\n"
                + headers
                + "Content-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    byte[] request = new byte[head.length + body.length];
    System.arraycopy(head, 0, request, 0, head.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    socket.getOutputStream().write(request);
    return answer(in);
  }

  /** The head alone; what follows is left to the caller. */
  static Answer head(InputStream in) throws IOException {
    int status = Integer.parseInt(line(in).split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      String[] field = line.split(":", 2);
      headers.put(field[0].toLowerCase(Locale.ROOT), field[1].strip());
    }
    return new Answer(status, headers, new byte[0]);
  }

  static Answer answer(InputStream in) throws IOException {
    Answer head = head(in);
    int length = Integer.parseInt(head.header("content-length"));
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException("cut answer");
    }
    return new Answer(head.status(), head.headers(), body);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int octet = in.read(); octet != '\n'; octet = in.read()) {
      if (octet < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
