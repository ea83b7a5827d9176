package dev.atrium.app.http;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as endpoints behind the front see it: the decoded path is its path info, its body is
 * limited, its parameters are those of a form body before those of the query.
 */
final class FrontRequest extends HttpServletRequestWrapper {
  private final HttpServletResponse response;
  private final String path;
  private final BodyLimit limit;
  private @Nullable ServletInputStream body;
  private @Nullable FormValues form;

  FrontRequest(
      HttpServletRequest request, HttpServletResponse response, String path, BodyLimit limit) {
    super(request);
    this.response = response;
    this.path = path;
    this.limit = limit;
  }

  @Override
  public String getServletPath() {
    return "";
  }

  @Override
  public String getPathInfo() {
    return path;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    if (body == null) {
      body = limit.limit((HttpServletRequest) getRequest(), response);
    }
    return body;
  }

  @Override
  public @Nullable String getParameter(String name) {
    return form().first(name);
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    List<String> values = form().asMap().get(name);
    return values == null ? null : values.toArray(String[]::new);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(form().asMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    Map<String, String[]> parameters = new LinkedHashMap<>();
    form().asMap().forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
    return parameters;
  }

  private FormValues form() {
    if (form == null) {
      form = FormValues.of(this);
    }
    return form;
  }
}
