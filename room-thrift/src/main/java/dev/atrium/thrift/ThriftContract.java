package dev.atrium.thrift;

import java.util.List;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TType;

/**
 * Fields of the contract's structs as they go over the wire (Thrift spec §1.1). The published IDL
 * is the truth; a test compares the two.
 */
final class ThriftContract {
  static final TField ARGUMENT_ID = new TField("id", TType.STRING, (short) 1);

  static final TField SUCCESS = new TField("success", TType.STRUCT, (short) 0);
  static final TField NOT_FOUND = new TField("e", TType.STRUCT, (short) 1);

  static final TField INFO_ID = new TField("id", TType.STRING, (short) 1);
  static final TField INFO_EXPIRES = new TField("expires", TType.DOUBLE, (short) 2);
  static final TField INFO_USERNAME = new TField("username", TType.STRING, (short) 3);
  static final TField INFO_PASSWORD = new TField("password", TType.STRING, (short) 4);

  static final TField NOT_FOUND_REASON = new TField("reason", TType.STRING, (short) 1);

  static final List<TField> ROOM_INFO =
      List.of(INFO_ID, INFO_EXPIRES, INFO_USERNAME, INFO_PASSWORD);
  static final List<TField> ROOM_NOT_FOUND = List.of(NOT_FOUND_REASON);

  private ThriftContract() {}
}
