package dev.atrium.app.fuzz;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What this process holds.
 *
 * @param heap in bytes, garbage left out
 */
record Footprint(int threads, int virtualThreads, long heap) {

  static Footprint taken(Path folder) throws IOException {
    System.gc();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    int all = ManagementFactory.getThreadMXBean().getThreadCount();
    return new Footprint(all, virtualThreads(folder), heap);
  }

  /** Whether it is nowhere more than that. */
  boolean isWithin(Footprint most) {
    return threads <= most.threads && virtualThreads <= most.virtualThreads && heap <= most.heap;
  }

  /** Only a dump shows them. */
  private static int virtualThreads(Path folder) throws IOException {
    Path dump = folder.resolve("threads.json");
    Files.deleteIfExists(dump);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toAbsolutePath().toString(), ThreadDumpFormat.JSON);
    int count = 0;
    JsonNode containers =
        JsonMapper.shared().readTree(dump.toFile()).at("/threadDump/threadContainers");
    for (JsonNode container : containers) {
      for (JsonNode thread : container.path("threads")) {
        count += thread.path("virtual").asBoolean(false) ? 1 : 0;
      }
    }
    return count;
  }
}
