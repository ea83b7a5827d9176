// A small client of nkMEDIA's External API: one WebSocket, requests and their responses, events.
import { on, once } from "node:events";
import WebSocket from "ws";

/** A request that was refused: `code` for programs, `message` for people. */
export class Refused extends Error {
  constructor({ code, error }) {
    super(error);
    this.code = code;
  }
}

export class NkmediaClient {
  #socket;
  #pending = new Map();
  #lastTid = 0;

  constructor(socket) {
    this.#socket = socket;
    socket.on("message", (text) => this.#receive(JSON.parse(text)));
    socket.on("close", (code) => {
      for (const { reject } of this.#pending.values()) reject(new Error(`closed with ${code}`));
      this.#pending.clear();
    });
  }

  /** Connects and logs in; `password` may be an access token. */
  static async login(url, user, password) {
    const socket = new WebSocket(url);
    await once(socket, "open");
    const client = new NkmediaClient(socket);
    await client.call("core/user/login", { user, password });
    return client;
  }

  /** The data of the response to a command, `class/subclass/cmd`; throws what was refused. */
  call(command, data = {}) {
    const [kind, subclass, cmd] = command.split("/");
    const tid = ++this.#lastTid;
    return new Promise((resolve, reject) => {
      this.#pending.set(tid, { resolve, reject });
      this.#send({ class: kind, subclass, cmd, data, tid });
    });
  }

  /**
   * Events as they come, until `signal` is aborted: `{class, subclass, type, obj_id, event_id, body}`.
   * With `since` in the filter (class media alone) they begin after the event of that `event_id`,
   * whatever has happened to the connection or the server meanwhile.
   */
  async *events(filter, signal) {
    const arriving = on(this.#socket, "nkmedia-event", { signal });
    const begin = await this.call("core/event/subscribe", filter);
    if (begin?.resync) yield { type: "resync", event_id: begin.event_id }; // look at everything again
    for await (const [event] of arriving) yield event;
  }

  close() {
    this.#socket.close();
  }

  #send(message) {
    this.#socket.send(JSON.stringify(message));
  }

  #receive(message) {
    if (message.cmd) {
      // The server has to be answered, or it takes the client for dead.
      this.#send({ result: "ok", tid: message.tid });
      if (message.cmd === "event") this.#socket.emit("nkmedia-event", message.data);
    } else if (message.result) {
      const request = this.#pending.get(message.tid);
      this.#pending.delete(message.tid);
      if (message.result === "ok") request?.resolve(message.data);
      else request?.reject(new Refused(message.data));
    } // what remains is an ack: the response follows
  }
}
