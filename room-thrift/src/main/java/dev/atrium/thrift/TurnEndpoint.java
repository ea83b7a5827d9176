package dev.atrium.thrift;

import dev.atrium.core.Room;
import dev.atrium.core.RoomError;
import dev.atrium.core.RoomException;
import dev.atrium.core.RoomLease;
import dev.atrium.core.RoomName;
import dev.atrium.core.Rooms;
import dev.atrium.core.TurnCredentials;
import dev.atrium.core.access.AccessToken;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.HttpRequestHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * TURN credentials of a room, with the addresses for which Thrift has no field, in the shape of the
 * TURN REST draft (Thrift spec §7.4). Whoever may {@code get} a room over Thrift may ask, and is
 * told as little as there where passwords are for makers of rooms alone.
 */
final class TurnEndpoint implements HttpRequestHandler {
  private static final String ALLOWED = "GET, OPTIONS";
  private static final String SERVICE = "turn";

  private final Rooms rooms;
  private final TurnAudience audience;
  private final List<String> uris;
  private final AddressRates rates;
  private final ThriftCors cors;
  private final InstantSource clock;

  TurnEndpoint(
      Rooms rooms,
      TurnAudience audience,
      List<String> uris,
      AddressRates rates,
      ThriftCors cors,
      InstantSource clock) {
    this.rooms = rooms;
    this.audience = audience;
    this.uris = uris;
    this.rates = rates;
    this.cors = cors;
    this.clock = clock;
  }

  @Override
  public void handleRequest(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    cors.accept(request, response);
    switch (request.getMethod()) {
      case "GET" -> get(request, response);
      case "OPTIONS" -> {
        response.setStatus(HttpStatus.NO_CONTENT.value());
        response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        cors.answerPreflight(request, response);
      }
      default -> {
        response.setHeader(HttpHeaders.ALLOW, ALLOWED);
        refuse(response, HttpStatus.METHOD_NOT_ALLOWED, "GET the credentials");
      }
    }
  }

  private void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String room = request.getParameter("username");
    if (!rates.admits(request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      refuse(response, HttpStatus.TOO_MANY_REQUESTS, "busy");
    } else if (!SERVICE.equals(request.getParameter("service")) || room == null) {
      refuse(response, HttpStatus.BAD_REQUEST, "ask with service=turn and username=<room id>");
    } else {
      answer(token(request), new RoomName(room), response);
    }
  }

  private void answer(Optional<AccessToken> token, RoomName name, HttpServletResponse response)
      throws IOException {
    try {
      Room room = rooms.get(audience.caller(token), name);
      if (!audience.includesPassword()) {
        refuse(response, HttpStatus.FORBIDDEN, "passwords are told to makers of rooms alone");
        return;
      }
      RoomLease lease = rooms.lease(room);
      if (lease.credentials().isPresent()) {
        send(response, show(lease, lease.credentials().get()));
      } else {
        refuse(response, HttpStatus.NOT_FOUND, "no credentials");
      }
    } catch (RoomException e) {
      refuse(e.error(), token.isPresent(), response);
    }
  }

  private TurnAnswer show(RoomLease lease, TurnCredentials credentials) {
    long left = lease.expires().getEpochSecond() - clock.instant().getEpochSecond();
    return new TurnAnswer(credentials.username(), credentials.password(), left, uris);
  }

  private static void refuse(RoomError error, boolean known, HttpServletResponse response)
      throws IOException {
    switch (error) {
      case RoomError.RoomNotFound e -> refuse(response, HttpStatus.NOT_FOUND, "no such room");
      case RoomError.StoreUnavailable e -> refuse(response, HttpStatus.SERVICE_UNAVAILABLE, "busy");
      case RoomError.Unauthenticated e -> refuseCaller(known, response);
      case RoomError.PermissionDenied e -> refuseCaller(known, response);
      default -> refuse(response, HttpStatus.INTERNAL_SERVER_ERROR, "internal error");
    }
  }

  private static void refuseCaller(boolean known, HttpServletResponse response) throws IOException {
    if (!known) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    refuse(response, known ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED, "not allowed");
  }

  private static Optional<AccessToken> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(AccessToken.class.getName()))
        .map(AccessToken.class::cast);
  }

  private static void send(HttpServletResponse response, TurnAnswer answer) throws IOException {
    byte[] body = JsonMapper.shared().writeValueAsBytes(answer);
    write(response, HttpStatus.OK, MediaType.APPLICATION_JSON_VALUE, body);
  }

  private static void refuse(HttpServletResponse response, HttpStatus status, String text)
      throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.US_ASCII);
    write(response, status, MediaType.TEXT_PLAIN_VALUE, body);
  }

  private static void write(
      HttpServletResponse response, HttpStatus status, String type, byte[] body)
      throws IOException {
    response.setStatus(status.value());
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    response.setContentType(type);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
