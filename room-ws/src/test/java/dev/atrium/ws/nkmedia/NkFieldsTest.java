package dev.atrium.ws.nkmedia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class NkFieldsTest {
  private static final NkField<String> FIRST = NkField.string("m_first");
  private static final NkField<String> SECOND = NkField.string("b_second");
  private static final NkField<Long> NUMBER = new NkField<>("number", NkType.integer(1, 9));
  private static final NkFields FIELDS = NkFields.of(NUMBER).requiring(FIRST, SECOND);

  @Test
  void areReadAsWhatTheyAre() {
    NkValues values = read("{'m_first':5,'b_second':'x'}");

    assertThat(values.require(FIRST)).isEqualTo("5");
    assertThat(values.get(SECOND)).contains("x");
    assertThat(values.get(NUMBER)).isEmpty();
    assertThat(values.unknown()).isEmpty();
  }

  @Test
  void areComplainedAboutInTheOrderOfTheirNames() {
    assertThat(fault("{'number':0,'m_first':{},'b_second':{}}"))
        .isEqualTo(NkErrors.syntax("b_second"));
    assertThat(fault("{'number':0,'m_first':{}}")).isEqualTo(NkErrors.syntax("m_first"));
  }

  @Test
  void areMissedInTheOrderOfTheCommandAndOnlyIfAllThatIsThereIsRight() {
    assertThat(fault("{'number':0}")).isEqualTo(NkErrors.syntax("number"));
    assertThat(fault("{'number':1}")).isEqualTo(NkErrors.missing("m_first"));
    assertThat(fault("{'m_first':'x'}")).isEqualTo(NkErrors.missing("b_second"));
  }

  @Test
  void areNotThereIfTheyAreNull() {
    assertThat(fault("{'m_first':null,'b_second':'x'}")).isEqualTo(NkErrors.syntax("m_first"));
  }

  @Test
  void thatNobodyKnowsAreListedAndHarmless() {
    NkValues values = read("{'m_first':'x','zoo':{},'b_second':'x','colour':1}");

    assertThat(values.unknown()).containsExactly("colour", "zoo");
  }

  @Test
  void printNoValues() {
    assertThat(read("{'m_first':'s3cret','b_second':'x'}").toString()).doesNotContain("s3cret");
  }

  private static NkValues read(String json) {
    return FIELDS.read((ObjectNode) TestClient.json(json));
  }

  private static NkError fault(String json) {
    return catchThrowableOfType(NkException.class, () -> read(json)).error();
  }
}
