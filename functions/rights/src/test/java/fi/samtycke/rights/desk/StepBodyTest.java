package fi.samtycke.rights.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.rights.desk.StepBody.Name;
import fi.samtycke.web.HttpRequest;
import fi.samtycke.web.input.Input;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepBodyTest {
  private static final EntryId ID = new EntryId("0".repeat(26));

  @Test
  void every_step_is_read_by_its_name_with_the_one_member_that_it_takes() {
    assertThat(step(Name.VERIFY, "{\"how\":\" Seen \"}")).isEqualTo(new StaffStep.Verify("Seen"));
    assertThat(step(Name.CHOOSE, "{\"entries\":[\"" + ID + "\",\"" + ID + "\"]}"))
        .isEqualTo(new StaffStep.Choose(List.of(ID)));
    assertThat(step(Name.BEGIN, "")).isEqualTo(new StaffStep.Begin());
    assertThat(step(Name.EXTEND, "{\"reasons\":\"Many\"}")).isEqualTo(new StaffStep.Extend("Many"));
    assertThat(step(Name.REFUSE, "{\"reason\":\"A law\"}"))
        .isEqualTo(new StaffStep.Refuse("A law"));
    assertThat(step(Name.FULFIL, "{\"note\":\"Done\"}")).isEqualTo(new StaffStep.Fulfil("Done"));
    assertThat(step(Name.WITHDRAW, "")).isEqualTo(new StaffStep.Withdraw());
    assertThat(step(Name.EXTRACT, "")).isEqualTo(new StaffStep.MakeExtract());
  }

  @Test
  void what_is_missing_or_no_text_or_too_long_is_refused() {
    String long10001 = "{\"note\":\"" + "x".repeat(10_001) + "\"}";
    for (String body : List.of("{}", "{\"note\":\" \"}", "{\"note\":[]}", long10001)) {
      assertThat(StepBody.read(Name.FULFIL, request(body)))
          .as(body)
          .isInstanceOf(Input.Outcome.Faulty.class);
    }
    assertThat(StepBody.read(Name.CHOOSE, request("{\"entries\":[]}")))
        .isInstanceOf(Input.Outcome.Faulty.class);
  }

  private static StaffStep step(Name name, String body) {
    return ((Input.Outcome.Valid<StaffStep>) StepBody.read(name, request(body))).value();
  }

  private static HttpRequest request(String body) {
    return new HttpRequest(
        "POST",
        "",
        "",
        "",
        Map.of(),
        Map.of(),
        Map.of("content-type", "application/json"),
        List.of(),
        Map.of(),
        new HttpRequest.Body(body, false));
  }
}
