package dev.atrium.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestPathTest {

  @Test
  void oneSlashOfADoubleOneAtTheStartIsDropped() {
    assertThat(RequestPath.of("//twirp/x").escaped()).isEqualTo("/twirp/x");
    assertThat(RequestPath.of("///twirp").escaped()).isEqualTo("//twirp");
    assertThat(RequestPath.of("//").escaped()).isEqualTo("/");
    assertThat(RequestPath.of("/a//b").escaped()).isEqualTo("/a//b");
  }

  @ParameterizedTest
  @CsvSource({
    "/,/",
    "/a,/a",
    "/a/,/a/",
    "//a,/a",
    "/a//b,/a/b",
    "/a//,/a/",
    "/a/./b,/a/b",
    "/a/../b,/b",
    "/a/..,/",
    "/a/../,/",
    "/../a,/a",
    "/../../a/,/a/",
    "/a/.b,/a/.b",
    "/a/...,/a/...",
    "/a/%2e%2e/b,/a/%2e%2e/b",
    "/a/.,/a"
  })
  void aPathIsCleanedOfEmptySegmentsAndDots(String path, String clean) {
    assertThat(new RequestPath(path).cleaned().escaped()).isEqualTo(clean);
  }

  @Test
  void aCleanPathIsLeftAlone() {
    RequestPath path = new RequestPath("/twirp/livekit.RoomService/ListRooms");

    assertThat(path.cleaned()).isEqualTo(path);
  }

  @ParameterizedTest
  @CsvSource({
    "/List%52ooms,/ListRooms",
    "/caf%C3%A9,/café",
    "/a%2Fb,/a/b",
    "/100%,/100%",
    "/%4,/%4",
    "/%zz,/%zz",
    "/a+b,/a+b",
    "/é,/é"
  })
  void percentSignsAreResolved(String escaped, String decoded) {
    assertThat(new RequestPath(escaped).decoded()).isEqualTo(decoded);
  }

  @Test
  void anEscapedSlashSeparatesNothing() {
    assertThat(new RequestPath("/%61%2fb%2Fc").routed()).isEqualTo("/a%2fb%2Fc");
  }
}
