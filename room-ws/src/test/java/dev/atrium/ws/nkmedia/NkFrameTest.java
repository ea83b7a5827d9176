package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NkFrameTest {
  @Test
  void isARequestWithClassCmdAndTidWhateverElseItHas() {
    String text = "{'class':'a','cmd':'b','tid':null,'result':'ok','ack':1,'foo':{}}";

    assertThat(parse(text))
        .containsInstanceOf(NkFrame.Request.class)
        .hasValueSatisfying(
            frame -> assertThat(((NkFrame.Request) frame).words()).contains(words("core")));
  }

  @Test
  void takesTheSubclassThatIsGiven() {
    assertThat(request("{'class':'a','subclass':'','cmd':'b','tid':1}").words())
        .contains(words(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'class':5,'cmd':'b','tid':1}",
        "{'class':'a','subclass':7,'cmd':'b','tid':1}",
        "{'class':'a','subclass':null,'cmd':'b','tid':1}",
        "{'class':'a','cmd':{'x':1},'tid':1}"
      })
  void hasNoWordsIfOneOfThemIsNoString(String text) {
    assertThat(request(text).words()).isEmpty();
  }

  @Test
  void tellsMissingDataFromNull() {
    assertThat(request("{'class':'a','cmd':'b','tid':1}").data().isMissingNode()).isTrue();
    assertThat(request("{'class':'a','cmd':'b','tid':1,'data':null}").data().isNull()).isTrue();
  }

  @Test
  void isAResponseWithResultAndTid() {
    assertThat(parse("{'result':'maybe','tid':3,'ack':1,'data':[]}"))
        .hasValueSatisfying(
            frame -> {
              NkFrame.Response response = (NkFrame.Response) frame;
              assertThat(response.result()).isEqualTo("maybe");
              assertThat(response.tid()).hasValue(3);
              assertThat(response.data().isArray()).isTrue();
            });
  }

  @Test
  void isAnAckWithAckAlone() {
    assertThat(parse("{'ack':3}")).contains(new NkFrame.Ack(OptionalLong.of(3)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"'3'", "3.0", "null", "{}", "99999999999999999999"})
  void knowsNoTidOfTheServerThatIsNoInteger(String tid) {
    assertThat(parse("{'ack':" + tid + "}")).contains(new NkFrame.Ack(OptionalLong.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "17",
        "null",
        "true",
        "'hello'",
        "{'a':",
        "{'ack':1}{'ack':2}",
        "{'class':'core','cmd':'x'}",
        "{'class':'core','tid':1}",
        "{'cmd':'x','tid':1}",
        "{'result':'ok'}",
        "[{'class':'core','cmd':'ping','tid':1}]"
      })
  void isNothingOtherwise(String text) {
    assertThat(parse(text)).isEmpty();
  }

  @Test
  void keepsItsDataToItself() {
    NkFrame.Request request =
        request("{'class':'a','cmd':'b','tid':1,'data':{'password':'s3cret'}}");

    assertThat(request.toString()).doesNotContain("s3cret");
  }

  private static NkFrame.Request request(String text) {
    return (NkFrame.Request) parse(text).orElseThrow();
  }

  private static Optional<NkFrame> parse(String text) {
    return NkJson.read(text.replace('\'', '"')).flatMap(NkFrame::of);
  }

  private static NkWords words(String subclass) {
    return new NkWords("a", subclass, "b");
  }
}
