package dev.atrium.core.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A Redis server in a process of its own on a port of the loopback address, which keeps nothing.
 */
public final class RedisProgram implements AutoCloseable {
  private static final String READY = "Ready to accept connections";

  private final int port;
  private final Process process;

  private RedisProgram(int port, Process process) {
    this.port = port;
    this.process = process;
  }

  public static RedisProgram start(Path folder) throws IOException {
    return start(folder, Program.freePort());
  }

  /** One that takes the place of an earlier one. */
  public static RedisProgram start(Path folder, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Program.find("redis-server").orElseThrow().toString(),
                "--port",
                String.valueOf(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--dir",
                folder.toString())
            .redirectErrorStream(true)
            .start();
    awaitReady(process);
    return new RedisProgram(port, process);
  }

  public int port() {
    return port;
  }

  /** For clients that are more patient than they are where somebody waits for them. */
  public String uri() {
    return "redis://127.0.0.1:" + port + "?timeout=20s";
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }

  /** It says little afterwards, so that nobody has to read on. */
  private static void awaitReady(Process process) throws IOException {
    BufferedReader printed = process.inputReader();
    for (String line = printed.readLine(); line != null; line = printed.readLine()) {
      if (line.contains(READY)) {
        return;
      }
    }
    throw new IOException("redis-server ended while it started");
  }
}
