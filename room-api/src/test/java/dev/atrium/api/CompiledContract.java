package dev.atrium.api;

import static java.util.stream.Collectors.toCollection;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.Descriptors.GenericDescriptor;
import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.OneofDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** What the compiled descriptors say, in the words of {@link ContractTables}. */
final class CompiledContract {
  private final Map<String, Descriptor> messages = new TreeMap<>();
  private final Map<String, EnumDescriptor> enums = new TreeMap<>();
  private final Map<String, ServiceDescriptor> services = new TreeMap<>();

  CompiledContract(List<FileDescriptor> files) {
    for (FileDescriptor file : files) {
      file.getMessageTypes().forEach(this::add);
      file.getEnumTypes().forEach(type -> enums.put(name(type), type));
      file.getServices().forEach(service -> services.put(name(service), service));
    }
  }

  private void add(Descriptor message) {
    messages.put(name(message), message);
    message.getEnumTypes().forEach(type -> enums.put(name(type), type));
    message.getNestedTypes().stream()
        .filter(nested -> !nested.getOptions().getMapEntry())
        .forEach(this::add);
  }

  Set<String> declarations() {
    Set<String> lines = new TreeSet<>();
    messages.values().forEach(message -> lines.add(declaration("message", message)));
    enums.values().forEach(type -> lines.add(declaration("enum", type)));
    services.values().forEach(service -> lines.add(declaration("service", service)));
    return lines;
  }

  List<String> fields(String message) {
    return message(message).getFields().stream().map(CompiledContract::line).toList();
  }

  List<String> values(String type) {
    EnumDescriptor found = enums.get(type);
    return found == null
        ? List.of()
        : found.getValues().stream().map(CompiledContract::line).toList();
  }

  List<String> rpcs(String service) {
    ServiceDescriptor found = services.get(service);
    return found == null
        ? List.of()
        : found.getMethods().stream().map(CompiledContract::line).toList();
  }

  Set<Integer> reservedNumbers(String message) {
    return message(message).toProto().getReservedRangeList().stream()
        .flatMapToInt(range -> IntStream.range(range.getStart(), range.getEnd()))
        .boxed()
        .collect(toCollection(TreeSet::new));
  }

  Set<String> reservedNames(String message) {
    return new TreeSet<>(message(message).toProto().getReservedNameList());
  }

  private Descriptor message(String name) {
    Descriptor found = messages.get(name);
    if (found == null) {
      throw new AssertionError("no such message: " + name);
    }
    return found;
  }

  private static String declaration(String kind, GenericDescriptor of) {
    return line(kind, name(of), of.getFile().getName());
  }

  private static String line(FieldDescriptor field) {
    OneofDescriptor oneof = field.getRealContainingOneof();
    return line(
        "field",
        name(field.getContainingType()),
        field.getNumber(),
        field.getName(),
        label(field),
        type(field),
        oneof == null ? "-" : oneof.getName(),
        field.getJsonName(),
        field.getOptions().getDeprecated() ? "deprecated" : "-");
  }

  private static String line(EnumValueDescriptor value) {
    return line("value", name(value.getType()), value.getNumber(), value.getName());
  }

  private static String line(MethodDescriptor rpc) {
    return line(
        "rpc",
        name(rpc.getService()),
        rpc.getName(),
        name(rpc.getInputType()),
        name(rpc.getOutputType()));
  }

  private static String line(Object... columns) {
    return String.join("\t", List.of(columns).stream().map(String::valueOf).toList());
  }

  private static String label(FieldDescriptor field) {
    if (field.isMapField()) {
      return "-";
    }
    if (field.isRepeated()) {
      return "repeated";
    }
    return field.toProto().getProto3Optional() ? "optional" : "-";
  }

  private static String type(FieldDescriptor field) {
    if (field.isMapField()) {
      List<FieldDescriptor> entry = field.getMessageType().getFields();
      return "map<" + type(entry.get(0)) + ", " + type(entry.get(1)) + ">";
    }
    return switch (field.getJavaType()) {
      case MESSAGE -> name(field.getMessageType());
      case ENUM -> name(field.getEnumType());
      default -> field.getType().name().toLowerCase(Locale.ROOT);
    };
  }

  /** The name without the package that all of the contract shares. */
  private static String name(GenericDescriptor of) {
    return of.getFullName().substring("livekit.".length());
  }
}
