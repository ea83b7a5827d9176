package dev.atrium.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.atrium.api.livekit.LivekitAgent;
import dev.atrium.api.livekit.LivekitAgentDispatch;
import dev.atrium.api.livekit.LivekitEgress;
import dev.atrium.api.livekit.LivekitIngress;
import dev.atrium.api.livekit.LivekitMetrics;
import dev.atrium.api.livekit.LivekitModels;
import dev.atrium.api.livekit.LivekitRoom;
import dev.atrium.api.livekit.LivekitRtc;
import dev.atrium.api.livekit.LivekitWebhook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The protobuf contract is what official clients speak, number for number. */
class LivekitProtobufTest {
  private static final Path SOURCES = Path.of("src/main/protobuf");
  private static final Pattern RPC = Pattern.compile("((?: *//.*\n)*) *rpc (\\w+)\\(");

  private static final List<FileDescriptor> FILES =
      List.of(
          LivekitAgent.getDescriptor(),
          LivekitAgentDispatch.getDescriptor(),
          LivekitEgress.getDescriptor(),
          LivekitIngress.getDescriptor(),
          LivekitMetrics.getDescriptor(),
          LivekitModels.getDescriptor(),
          LivekitRoom.getDescriptor(),
          LivekitRtc.getDescriptor(),
          LivekitWebhook.getDescriptor());

  private static final ContractTables TABLES = ContractTables.load();
  private static final CompiledContract COMPILED = new CompiledContract(FILES);

  static Collection<String> messages() {
    return TABLES.names("message");
  }

  static Collection<String> enums() {
    return TABLES.names("enum");
  }

  static Collection<String> services() {
    return TABLES.names("service");
  }

  @Test
  void consistsOfTheFilesThatAreChecked() throws IOException {
    try (Stream<Path> sources = Files.list(SOURCES)) {
      assertThat(sources.map(source -> source.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              FILES.stream().map(FileDescriptor::getName).toList());
    }
    assertThat(FILES).extracting(FileDescriptor::getPackage).containsOnly("livekit");
  }

  @Test
  void declaresEachTypeInItsFileAndNoOther() {
    assertThat(COMPILED.declarations()).containsExactlyElementsOf(TABLES.declarations());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void hasTheFieldsOfTheTablesInTheirOrder(String message) {
    assertThat(COMPILED.fields(message)).isEqualTo(TABLES.parts("field", message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void reservesWhatOnceMeantSomethingElse(String message) {
    assertThat(COMPILED.reservedNumbers(message)).isEqualTo(TABLES.reservedNumbers(message));
    assertThat(COMPILED.reservedNames(message)).isEqualTo(TABLES.reservedNames(message));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void hasTheEnumValuesOfTheTables(String type) {
    assertThat(COMPILED.values(type)).isEqualTo(TABLES.parts("value", type));
  }

  @ParameterizedTest
  @MethodSource("services")
  void hasTheRpcsOfTheTables(String service) {
    assertThat(COMPILED.rpcs(service)).isEqualTo(TABLES.parts("rpc", service));
  }

  @Test
  void saysOfEachRpcWhichGrantItNeeds() throws IOException {
    String rooms = Files.readString(SOURCES.resolve("livekit_room.proto"));
    String agents = Files.readString(SOURCES.resolve("livekit_agent_dispatch.proto"));

    var rpcs = RPC.matcher(rooms + agents).results().toList();

    assertThat(rpcs).hasSize(14 + 3).allSatisfy(rpc -> assertThat(rpc.group(1)).contains("Grant:"));
  }

  @Test
  void isSeenToDifferWhenOneNumberChanges() throws DescriptorValidationException {
    FileDescriptorProto.Builder changed = LivekitModels.getDescriptor().toProto().toBuilder();
    FieldDescriptorProto.Builder sid = changed.getMessageTypeBuilder(0).getFieldBuilder(0);
    sid.setNumber(sid.getNumber() + 20);

    FileDescriptor models =
        FileDescriptor.buildFrom(
            changed.build(), new FileDescriptor[] {LivekitMetrics.getDescriptor()});

    var compiled = new CompiledContract(List.of(models));
    assertThat(changed.getMessageType(0).getName()).isEqualTo("Room");
    assertThat(compiled.fields("Room")).isNotEqualTo(TABLES.parts("field", "Room"));
    assertThat(compiled.fields("Codec")).isEqualTo(TABLES.parts("field", "Codec"));
  }
}
