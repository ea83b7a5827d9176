package dev.atrium.app.keys;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** API keys and their secrets as LiveKit writes them: a YAML map (LiveKit spec §3.7). */
public final class KeyList {
  private static final String FORM =
      "must be a YAML map of API keys to their secrets, one \"key: secret\" to a line";

  private KeyList() {}

  /**
   * The secrets by key, both as they stand: what looks like a number is a text too.
   *
   * @throws UnusableKeysException also for a text that says nothing at all
   */
  public static Map<String, String> parse(String yaml) throws UnusableKeysException {
    Map<String, String> secrets = new LinkedHashMap<>();
    for (NodeTuple entry : map(yaml).getValue()) {
      String key = text(entry.getKeyNode());
      String secret = text(entry.getValueNode());
      if (secrets.put(key, secret) != null) {
        throw unusable(FORM + ", and each key once", entry.getKeyNode());
      }
    }
    return secrets;
  }

  /** What the library says of a mistake would repeat the line, and so the secret. */
  private static MappingNode map(String yaml) throws UnusableKeysException {
    Node root;
    try {
      root = new Yaml().compose(new StringReader(yaml));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine();
      throw new UnusableKeysException(FORM + "; line " + (line + 1) + " is not");
    } catch (YAMLException e) {
      throw new UnusableKeysException(FORM);
    }
    if (root instanceof MappingNode map) {
      return map;
    }
    throw new UnusableKeysException(FORM);
  }

  private static String text(Node node) throws UnusableKeysException {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    throw unusable(FORM, node);
  }

  private static UnusableKeysException unusable(String demand, Node node) {
    return new UnusableKeysException(
        demand + "; line " + (node.getStartMark().getLine() + 1) + " is not");
  }
}
