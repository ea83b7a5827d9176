package dev.atrium.webhook;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where receivers may be.
 *
 * @param refusePrivateAddresses whether those on private addresses are not called, unless they are
 *     named
 * @param allowedPrivateHosts hosts, as in the URL, that may be on private addresses all the same
 */
@ConfigurationProperties("room.webhook")
record AddressProperties(
    @DefaultValue("false") boolean refusePrivateAddresses,
    @DefaultValue List<String> allowedPrivateHosts) {

  AddressProperties {
    allowedPrivateHosts =
        allowedPrivateHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList();
  }
}
