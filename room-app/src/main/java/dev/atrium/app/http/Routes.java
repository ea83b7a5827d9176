package dev.atrium.app.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.util.HtmlUtils;

/**
 * Where requests go (LiveKit spec §1.2). Paths are compared byte for byte; one that is not clean is
 * redirected to the clean one, unknown ones are not found.
 */
final class Routes {
  private static final int TEMPORARY_REDIRECT = 307;

  private final Map<String, HttpRequestHandler> paths;
  private final Map<String, HttpRequestHandler> trees;
  private final Set<String> roots;

  /**
   * @param paths endpoints of single paths
   * @param trees endpoints of all paths below one that ends with a slash
   */
  Routes(Map<String, HttpRequestHandler> paths, Map<String, HttpRequestHandler> trees) {
    this.paths = Map.copyOf(paths);
    this.trees = Map.copyOf(trees);
    this.roots =
        trees.keySet().stream()
            .map(tree -> tree.substring(0, tree.length() - 1))
            .collect(Collectors.toUnmodifiableSet());
  }

  void serve(RequestPath path, HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    RequestPath clean = path.cleaned();
    String route = clean.routed();
    if (roots.contains(route)) {
      redirect(clean.escaped() + "/", request, response);
    } else if (!clean.equals(path)) {
      redirect(clean.escaped(), request, response);
    } else {
      find(route).handleRequest(request, response);
    }
  }

  private HttpRequestHandler find(String route) {
    HttpRequestHandler endpoint = paths.get(route);
    if (endpoint != null) {
      return endpoint;
    }
    for (Map.Entry<String, HttpRequestHandler> tree : trees.entrySet()) {
      if (route.startsWith(tree.getKey())) {
        return tree.getValue();
      }
    }
    return (request, response) -> PlainText.sendNotFound(response);
  }

  /** Only a GET is told in words. */
  private static void redirect(
      String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
    String query = request.getQueryString();
    String target = query == null ? path : path + "?" + query;
    response.setStatus(TEMPORARY_REDIRECT);
    response.setHeader("Location", target);
    if (request.getMethod().equals("GET")) {
      byte[] page =
          ("<a href=\"" + HtmlUtils.htmlEscape(target) + "\">Temporary Redirect</a>.\n\n")
              .getBytes(StandardCharsets.UTF_8);
      response.setContentType("text/html; charset=utf-8");
      response.setContentLength(page.length);
      response.getOutputStream().write(page);
    }
  }
}
