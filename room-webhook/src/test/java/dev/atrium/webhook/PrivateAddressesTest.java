package dev.atrium.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrivateAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.255.255.254",
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "100.127.255.255",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fec0::1",
        "fc00::1",
        "fdff::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "::10.0.0.1",
        "64:ff9b::10.0.0.1",
        "2002:a00:1::1"
      })
  void areThoseOfThisMachineAndOfNetworksOfOnesOwn(String address) throws UnknownHostException {
    assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "2001:db8::1",
        "2606:4700::1111",
        "64:ff9b::101:101",
        "2002:101:101::1"
      })
  void areNotThoseOfOthers(String address) throws UnknownHostException {
    assertThat(PrivateAddresses.contain(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1/, false",
    "http://[::1]:8080/hook, false",
    "http://10.1.2.3/, true",
    "http://LOCALHOST/, true",
    "https://1.1.1.1/, true",
    "http://no-such-host.invalid/, true"
  })
  void areRefusedUnlessTheHostIsNamed(URI url, boolean admitted) {
    AddressRules rules = new AddressRules(true, List.of("10.1.2.3", "localhost"));

    assertThat(rules.admit(url)).isEqualTo(admitted);
  }

  @Test
  void areAdmittedWhereNothingIsRefused() {
    assertThat(new AddressRules(false, List.of()).admit(URI.create("http://127.0.0.1/"))).isTrue();
  }
}
