package dev.atrium.thrift;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TType;

/** The functions that are served, as rows of a table, from what the wire itself works with. */
final class ThriftDocsTable {
  private ThriftDocsTable() {}

  static String rows() {
    return Arrays.stream(ThriftMethod.values())
        .map(ThriftDocsTable::row)
        .collect(Collectors.joining("\n"));
  }

  private static String row(ThriftMethod method) {
    String argument = method.takesId() ? field(ThriftContract.ARGUMENT_ID) : "none";
    String result =
        method.returnsRoom()
            ? "RoomInfo: "
                + ThriftContract.ROOM_INFO.stream()
                    .map(ThriftDocsTable::field)
                    .collect(Collectors.joining(", "))
            : "nothing";
    return "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>"
        .formatted(method.wireName(), method.service().wireName(), argument, result);
  }

  private static String field(TField field) {
    return "%d: %s %s".formatted(field.id, type(field.type), field.name);
  }

  private static String type(byte type) {
    return switch (type) {
      case TType.STRING -> "string";
      case TType.DOUBLE -> "double";
      default -> throw new IllegalArgumentException("no field of the contract has type " + type);
    };
  }
}
