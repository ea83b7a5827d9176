package dev.atrium.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.thrift.protocol.TField;
import org.apache.thrift.protocol.TType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published IDL and the hand-written codec say the same. */
class IdlDriftTest {
  private static final Map<Byte, String> TYPES =
      Map.of(TType.STRING, "string", TType.DOUBLE, "double");
  private static final Set<String> OPTIONAL = Set.of("password");

  @ParameterizedTest
  @ValueSource(strings = {"room.thrift", "room_typed.thrift"})
  void structsHaveTheFieldsThatTheCodecWrites(String file) {
    Idl idl = Idl.published(file);

    assertThat(idl.namespace).isEqualTo("room");
    assertThat(idl.structs).isEqualTo(Map.of("RoomInfo", fields(ThriftContract.ROOM_INFO)));
    assertThat(idl.exceptions)
        .isEqualTo(Map.of("RoomNotFoundException", fields(ThriftContract.ROOM_NOT_FOUND)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"room.thrift", "room_typed.thrift"})
  void servicesHaveTheFunctionsThatAreServed(String file) {
    Idl idl = Idl.published(file);

    assertThat(idl.services.keySet())
        .isEqualTo(
            Arrays.stream(ThriftService.values())
                .map(ThriftService::wireName)
                .collect(Collectors.toSet()));
    for (ThriftService service : ThriftService.values()) {
      assertThat(idl.services.get(service.wireName()))
          .satisfies(declared -> isServed(declared, service));
    }
  }

  private static void isServed(Idl.Service declared, ThriftService service) {
    boolean second = service == ThriftService.ROOM_SERVICE_2;
    assertThat(declared.parent()).isEqualTo(second ? "RoomService" : "");
    assertThat(declared.functions().keySet())
        .isEqualTo(
            Arrays.stream(ThriftMethod.values())
                .filter(method -> method.service() == service)
                .map(ThriftMethod::wireName)
                .collect(Collectors.toSet()));
    for (ThriftMethod method : ThriftMethod.values()) {
      if (method.service() == service) {
        assertThat(declared.functions().get(method.wireName()))
            .satisfies(function -> isServed(function, method));
      }
    }
  }

  private static void isServed(Idl.Function function, ThriftMethod method) {
    assertThat(function.type()).isEqualTo(method.returnsRoom() ? "RoomInfo" : "void");
    assertThat(function.arguments())
        .isEqualTo(method.takesId() ? fields(List.of(ThriftContract.ARGUMENT_ID)) : List.of());
  }

  @Test
  void theFirstFileMakesUpdateOnewayAndDeclaresNoException() {
    for (Idl.Function function : functions(Idl.published("room.thrift"))) {
      assertThat(function.oneway()).isEqualTo(function.name().equals("update"));
      assertThat(function.thrown()).isEmpty();
    }
  }

  @Test
  void theSecondFileDeclaresTheExceptionOfGetAndRemoveAndNothingOneway() {
    Idl.Field thrown =
        new Idl.Field(
            ThriftContract.NOT_FOUND.id,
            false,
            "RoomNotFoundException",
            ThriftContract.NOT_FOUND.name);

    for (Idl.Function function : functions(Idl.published("room_typed.thrift"))) {
      boolean typed = Set.of("get", "remove").contains(function.name());
      assertThat(function.oneway()).isFalse();
      assertThat(function.thrown()).isEqualTo(typed ? List.of(thrown) : List.of());
    }
  }

  @Test
  void aRenamedFieldIsADifference() {
    Idl renamed = new Idl("struct RoomInfo { 1: string id, 2: double expiry }");

    assertThat(renamed.structs).isNotEqualTo(Map.of("RoomInfo", fields(ThriftContract.ROOM_INFO)));
  }

  private static List<Idl.Function> functions(Idl idl) {
    return idl.services.values().stream()
        .flatMap(service -> service.functions().values().stream())
        .toList();
  }

  private static List<Idl.Field> fields(List<TField> fields) {
    return fields.stream()
        .map(
            field ->
                new Idl.Field(
                    field.id,
                    OPTIONAL.contains(field.name),
                    TYPES.getOrDefault(field.type, "?"),
                    field.name))
        .toList();
  }
}
