package dev.atrium.thrift;

import dev.atrium.core.access.Grant;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import javax.security.auth.x500.X500Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A client as its certificate describes it: by its subject, by one of its alternative names, or by
 * both, which then have to fit.
 *
 * @param subject distinguished name, in any of its usual spellings
 * @param san one of the alternative names: of a host, a mailbox or an address, or a URI
 * @param grants what it may do, in every room
 */
record CertifiedClient(
    @Nullable String subject, @Nullable String san, @DefaultValue Set<Grant> grants) {
  private static final int HOST_NAME = 2;

  CertifiedClient {
    if (isBlank(subject) && isBlank(san)) {
      throw new IllegalArgumentException("a client needs a subject or a san");
    }
    if (subject != null && !isDistinguishedName(subject)) {
      throw new IllegalArgumentException("subject must be a name such as CN=backend,O=Example");
    }
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean isDistinguishedName(String text) {
    try {
      return !new X500Principal(text).getName().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  boolean describes(X509Certificate certificate) {
    return hasSubject(certificate) && hasName(certificate);
  }

  private boolean hasSubject(X509Certificate certificate) {
    return subject == null
        || new X500Principal(subject).equals(certificate.getSubjectX500Principal());
  }

  private boolean hasName(X509Certificate certificate) {
    if (san == null) {
      return true;
    }
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names != null && names.stream().anyMatch(this::isName);
    } catch (CertificateParsingException e) {
      return false; // names that cannot be read are nobody's
    }
  }

  /**
   * @param name its kind, then what it is
   */
  private boolean isName(List<?> name) {
    return name.get(1) instanceof String text
        && (name.get(0).equals(HOST_NAME) ? text.equalsIgnoreCase(san) : text.equals(san));
  }
}
