package dev.atrium.ws.nkmedia;

/** The two ways in, which lead to the same. */
record NkWire(NkHandler handler, NkRpc rpc) {}
