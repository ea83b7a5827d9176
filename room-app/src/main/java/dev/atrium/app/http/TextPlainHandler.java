package dev.atrium.app.http;

import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Puts the blank back that Jetty drops from {@code text/plain; charset=utf-8}: clients compare. */
final class TextPlainHandler extends Handler.Wrapper {
  private static final String AS_WRITTEN = "text/plain; charset=utf-8";
  private static final String AS_NORMALISED = "text/plain;charset=utf-8";
  private static final HttpField FIELD = new HttpField(HttpHeader.CONTENT_TYPE, AS_WRITTEN);

  TextPlainHandler(@Nullable Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    return super.handle(request, new TextPlainResponse(request, response), callback);
  }

  private static final class TextPlainResponse extends Response.Wrapper {
    private final HttpFields.Mutable headers;

    TextPlainResponse(Request request, Response response) {
      super(request, response);
      headers = new TextPlainHeaders(response.getHeaders());
    }

    @Override
    public HttpFields.Mutable getHeaders() {
      return headers;
    }
  }

  private static final class TextPlainHeaders extends HttpFields.Mutable.Wrapper {
    TextPlainHeaders(HttpFields.Mutable headers) {
      super(headers);
    }

    @Override
    public HttpField onAddField(HttpField field) {
      return restored(field);
    }

    @Override
    public HttpField onReplaceField(HttpField old, HttpField field) {
      return restored(field);
    }

    private static HttpField restored(HttpField field) {
      return field.getHeader() == HttpHeader.CONTENT_TYPE
              && AS_NORMALISED.equalsIgnoreCase(field.getValue())
          ? FIELD
          : field;
    }
  }
}
