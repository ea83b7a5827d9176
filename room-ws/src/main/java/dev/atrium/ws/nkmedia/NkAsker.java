package dev.atrium.ws.nkmedia;

/** Whoever waits for a client's answer to a request of the server; told exactly one thing. */
interface NkAsker {

  /** For pings and events: any answer will do. */
  NkAsker NOBODY =
      new NkAsker() {
        @Override
        public void answered(NkFrame.Response response) {}

        @Override
        public void failed(NkError reason) {}
      };

  void answered(NkFrame.Response response);

  /** No answer comes any more. */
  void failed(NkError reason);
}
