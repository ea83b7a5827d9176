package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.thrift.TApplicationException;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TMessageType;
import org.apache.thrift.protocol.TStruct;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Under which names functions are found (Thrift spec §5.2). */
class ServiceNamesTest {
  private static final Dialect BINARY = new Dialect(Framing.FRAMED, Encoding.BINARY);

  private final Peer peer = new Wire().connect();

  @ParameterizedTest
  @CsvSource({
    "create, create",
    "create2, create2",
    "RoomService:create, create",
    "RoomService2:create, create",
    "RoomService2:create2, create2",
    "room2:create, create",
    "room2:create2, create2"
  })
  void functionsAreFoundAloneOrInTheirServiceAndAnswerByTheirBareName(String name, String bare) {
    Reply reply = call(name);

    assertThat(reply.room()).isPresent();
    assertThat(reply.name()).isEqualTo(bare);
  }

  @ParameterizedTest
  @CsvSource({
    "nope, nope",
    "'', ''",
    "Nope:create, create",
    "roomservice:create, create",
    "RoomService:create2, create2",
    "RoomService:get:x, get:x",
    "Create, Create",
    "RoomService, RoomService",
    ":create, create"
  })
  void otherNamesAreUnknownMethodsOnAConnectionThatStaysOpen(String name, String bare) {
    Reply reply = call(name);

    assertThat(reply.failure()).isEqualTo(TApplicationException.UNKNOWN_METHOD);
    assertThat(reply.text()).isEqualTo("unknown method " + bare);
    assertThat(reply.name()).isEqualTo(bare);
    assertThat(call("create").room()).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0007bell", "é", "two words"})
  void whatIsEchoedOfANameIsPlain(String name) {
    assertThat(call(name).text()).matches("unknown method [!-~]+");
  }

  @Test
  void theProbeOfFinagleIsAnUnknownMethod() {
    byte[] probe =
        Messages.message(
            BINARY,
            "__can__finagle__trace__v3__",
            TMessageType.CALL,
            1,
            to -> {
              to.writeFieldBegin(new TField("options", TType.STRUCT, (short) 1));
              to.writeStructBegin(new TStruct("options"));
              to.writeFieldBegin(new TField("inner", TType.STRUCT, (short) 3));
              to.writeStructBegin(new TStruct("inner"));
              to.writeFieldStop();
              to.writeStructEnd();
              to.writeFieldEnd();
              to.writeFieldStop();
              to.writeStructEnd();
              to.writeFieldEnd();
            });

    assertThat(peer.exchange(BINARY, probe))
        .singleElement()
        .satisfies(
            reply -> assertThat(reply.failure()).isEqualTo(TApplicationException.UNKNOWN_METHOD));
    assertThat(call("create").room()).isPresent();
  }

  private Reply call(String name) {
    return peer.exchange(BINARY, Messages.call(BINARY, name, 1)).getFirst();
  }
}
