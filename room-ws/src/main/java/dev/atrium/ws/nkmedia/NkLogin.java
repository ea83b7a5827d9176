package dev.atrium.ws.nkmedia;

import dev.atrium.core.access.Caller;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who is logged in on a connection.
 *
 * @param user the name it logged in with
 * @param connectionId what the wire calls the {@code session_id} of the connection
 * @param meta what the client says about itself
 */
record NkLogin(Caller caller, String user, String connectionId, ObjectNode meta) {}
