package dev.atrium.ws;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.springframework.web.socket.WebSocketSession;

/**
 * What connections run on.
 *
 * @param executor for tasks that may wait for a client, any number at once
 * @param transport sends
 * @param disconnect ends a transport without waiting for the other side
 */
public record WsRuntime(
    DeadlineWheel wheel,
    Executor executor,
    Transport transport,
    Consumer<WebSocketSession> disconnect) {}
