package dev.atrium.app.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
class StunMessageTest {
  private static final String HEAD = "2112a442b7e7a701bc34d686fa87dfae";
  private static final String PASSWORD = "VOkJxbRl1RmTxUk/WvJxBt";
  private static final byte[] REQUEST =
      bytes(
          "00010058",
          HEAD,
          "802200105354554e207465737420636c69656e74",
          "002400046e0001ff",
          "80290008932ff9b151263b36",
          "000600096576746a3a68367659202020",
          "000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2",
          "80280004e57a3bcf");
  private static final byte[] ANSWER =
      bytes(
          "0101003c",
          HEAD,
          "8022000b7465737420766563746f7220",
          "002000080001a147e112a643",
          "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7",
          "80280004c07d4c96");
  private static final byte[] ANSWER_OVER_IPV6 =
      bytes(
          "01010048",
          HEAD,
          "8022000b7465737420766563746f7220",
          "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9",
          "00080014a382954e4be67bf11784c97c8292c275bfe3ed41",
          "80280004c8fb0b4c");
  private static final byte[] LONG_TERM_REQUEST =
      bytes(
          "000100602112a44278ad3433c6ad72c029da412e",
          "00060012e3839ee38388e383aae38383e382afe382b90000",
          "0015001c662f2f3439396b39353464364f4c33346f4c39465354767936347341",
          "0014000b6578616d706c652e6f726700",
          "00080014f67024656dd64a3e02b8e0712e85c9a28ca89666");

  @Test
  void aRequestIsReadAndItsSignatureIsThatOfTheShortTermKey() {
    StunMessage request = StunMessage.of(REQUEST);

    assertThat(request.find(StunAttribute.USERNAME).orElseThrow().text()).isEqualTo("evtj:h6vY");
    assertThat(StunKey.shortTerm(PASSWORD).signed(REQUEST)).isTrue();
    assertThat(StunKey.shortTerm(PASSWORD + "x").signed(REQUEST)).isFalse();
  }

  @Test
  void anAnswerTellsAnAddress() {
    StunMessage answer = StunMessage.of(ANSWER);

    assertThat(StunKey.shortTerm(PASSWORD).signed(ANSWER)).isTrue();
    assertThat(mapped(answer)).isEqualTo("/192.0.2.1:32853");
  }

  @Test
  void anAnswerTellsAnAddressOfIpv6() {
    StunMessage answer = StunMessage.of(ANSWER_OVER_IPV6);

    assertThat(StunKey.shortTerm(PASSWORD).signed(ANSWER_OVER_IPV6)).isTrue();
    assertThat(mapped(answer)).isEqualTo("/[2001:db8:1234:5678:11:2233:4455:6677]:32853");
  }

  @Test
  void aRequestWithLongTermCredentialsIsWrittenByteForByte() {
    StunMessage read = StunMessage.of(LONG_TERM_REQUEST);
    StunMessage request =
        new StunMessage(
            read.type(),
            read.transaction(),
            List.of(
                StunAttribute.of(StunAttribute.USERNAME, "マトリックス"),
                StunAttribute.of(StunAttribute.NONCE, "f//499k954d6OL34oL9FSTvy64sA"),
                StunAttribute.of(StunAttribute.REALM, "example.org")));

    StunKey key = StunKey.longTerm("マトリックス", "example.org", "TheMatrIX");

    assertThat(key.sign(request).toBytes()).isEqualTo(LONG_TERM_REQUEST);
    assertThat(key.signed(LONG_TERM_REQUEST)).isTrue();
  }

  private static String mapped(StunMessage answer) {
    return StunAddress.of(answer, answer.find(StunAttribute.XOR_MAPPED_ADDRESS).orElseThrow())
        .toString()
        .replace("0:0:0:0", "");
  }

  private static byte[] bytes(String... parts) {
    return HexFormat.of().parseHex(String.join("", parts));
  }
}
