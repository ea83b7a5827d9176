package dev.atrium.thrift;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the content type of a request says about its body (Thrift spec §5.3).
 *
 * @param answer content type of the response
 * @param encodings those that the body may be in
 */
record ThriftMediaType(String answer, Set<Encoding> encodings) {
  private static final String ANY = "application/x-thrift";
  private static final String BINARY = "application/vnd.apache.thrift.binary";
  private static final String COMPACT = "application/vnd.apache.thrift.compact";
  private static final String JSON = "application/vnd.apache.thrift.json";
  private static final Set<Encoding> ALL = Set.of(Encoding.values());
  private static final Set<Encoding> BINARIES = Set.of(Encoding.BINARY, Encoding.BINARY_OLD);
  private static final Set<Encoding> JSONS = Set.of(Encoding.JSON);
  private static final Set<Encoding> COMPACTS = Set.of(Encoding.COMPACT);

  /** The form in which Armeria names the encoding. */
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*protocol\\s*=\\s*\"?(\\w+)\"?", Pattern.CASE_INSENSITIVE);

  /** Empty for a type that bodies of Thrift messages do not have. */
  static Optional<ThriftMediaType> of(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      return Optional.of(new ThriftMediaType(ANY, ALL));
    }
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case BINARY -> Optional.of(new ThriftMediaType(type, BINARIES));
      case COMPACT -> Optional.of(new ThriftMediaType(type, COMPACTS));
      case JSON, "application/json" -> Optional.of(new ThriftMediaType(type, JSONS));
      case ANY, "application/octet-stream" ->
          Optional.of(new ThriftMediaType(ANY, parameter(contentType)));
      default -> Optional.empty();
    };
  }

  private static Set<Encoding> parameter(String contentType) {
    Matcher named = PARAMETER.matcher(contentType);
    if (!named.find()) {
      return ALL;
    }
    return switch (named.group(1).toUpperCase(Locale.ROOT)) {
      case "TBINARY" -> BINARIES;
      case "TCOMPACT" -> COMPACTS;
      case "TJSON" -> JSONS;
      default -> Set.of();
    };
  }
}
