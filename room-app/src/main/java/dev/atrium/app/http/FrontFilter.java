package dev.atrium.app.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the whole public port, in front of everything else that listens there: each request goes
 * through CORS, the limit of its body, its token, and on to the endpoint of its path, in this order
 * (LiveKit spec §1.1). Nothing goes further down the chain.
 */
final class FrontFilter implements Filter {
  private static final Logger LOG = LoggerFactory.getLogger(FrontFilter.class);

  private final Routes routes;
  private final TokenCheck tokens;
  private final BodyLimit limit;
  private final OwnRules exceptions;

  FrontFilter(Routes routes, TokenCheck tokens, BodyLimit limit, OwnRules exceptions) {
    this.routes = routes;
    this.tokens = tokens;
    this.limit = limit;
    this.exceptions = exceptions;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException {
    serve((HttpServletRequest) request, (HttpServletResponse) response);
  }

  /** A failure ends here: an error page of the container would tell more than it should. */
  private void serve(HttpServletRequest request, HttpServletResponse response) throws IOException {
    RequestPath path = RequestPath.of(request.getRequestURI());
    try {
      serve(path, request, response);
    } catch (SocketTimeoutException e) {
      LOG.debug("{} took too long to come", path.routed(), e);
      fail(response, HttpServletResponse.SC_REQUEST_TIMEOUT, "request body too slow");
    } catch (IOException e) {
      LOG.debug("{} ended early", path.routed(), e);
      fail(response, HttpServletResponse.SC_BAD_REQUEST, "failed to read request body");
    } catch (ServletException | RuntimeException e) {
      LOG.error("{} failed", path.routed(), e);
      fail(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, "internal");
    }
  }

  private static void fail(HttpServletResponse response, int status, String text)
      throws IOException {
    if (!response.isCommitted()) {
      response.resetBuffer();
      PlainText.send(response, status, text);
    }
  }

  private void serve(RequestPath path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    var own = exceptions.at(path);
    boolean selfReliant = own.isPresent();
    if (selfReliant) {
      own.get().accept(request, response);
    } else {
      if (Cors.answers(request, response)) {
        return;
      }
      if (limit.isExceededBy(request)) {
        PlainText.send(
            response, HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "request body too large");
        return;
      }
    }
    BodyLimit applied = selfReliant ? new BodyLimit(0) : limit;
    FrontRequest front = new FrontRequest(request, response, path.decoded(), applied);
    boolean preflight = selfReliant && request.getMethod().equals("OPTIONS"); // carries no token
    if (preflight || tokens.passes(front, response)) {
      routes.serve(path, front, response);
    }
  }
}
