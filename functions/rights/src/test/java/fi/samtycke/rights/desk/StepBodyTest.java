package fi.samtycke.rights.desk;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.EntryId;
import fi.samtycke.web.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StepBodyTest {
  private static final EntryId ID = new EntryId("0".repeat(26));

  @Test
  void every_step_is_read_by_its_name_with_the_one_member_that_it_takes() {
    assertThat(step("verify", "{\"how\":\" Seen \"}")).isEqualTo(new StaffStep.Verify("Seen"));
    assertThat(step("subjects", "{\"entries\":[\"" + ID + "\",\"" + ID + "\"]}"))
        .isEqualTo(new StaffStep.Choose(List.of(ID)));
    assertThat(step("begin", "")).isEqualTo(new StaffStep.Begin());
    assertThat(step("extend", "{\"reasons\":\"Many\"}")).isEqualTo(new StaffStep.Extend("Many"));
    assertThat(step("refuse", "{\"reason\":\"A law\"}")).isEqualTo(new StaffStep.Refuse("A law"));
    assertThat(step("fulfil", "{\"note\":\"Done\"}")).isEqualTo(new StaffStep.Fulfil("Done"));
    assertThat(step("withdraw", "")).isEqualTo(new StaffStep.Withdraw());
    assertThat(step("extract", "")).isEqualTo(new StaffStep.MakeExtract());
  }

  @Test
  void a_step_that_nobody_knows_is_none_whatever_comes_with_it() {
    for (String name : List.of("", "reopen", "Withdraw", "withdraw ", "fulfill", "erasure")) {
      assertThat(StepBody.read(name, request("{\"note\":\"Done\"}")))
          .as(name)
          .isInstanceOf(StepBody.Outcome.Unknown.class);
    }
  }

  @Test
  void what_is_missing_or_no_text_or_too_long_is_refused() {
    String long10001 = "{\"note\":\"" + "x".repeat(10_001) + "\"}";
    for (String body : List.of("{}", "{\"note\":\" \"}", "{\"note\":[]}", long10001, "{\"a\":1}")) {
      assertThat(StepBody.read("fulfil", request(body)))
          .as(body)
          .isInstanceOf(StepBody.Outcome.Refused.class);
    }
    assertThat(StepBody.read("subjects", request("{\"entries\":[]}")))
        .isInstanceOf(StepBody.Outcome.Refused.class);
  }

  private static StaffStep step(String name, String body) {
    return ((StepBody.Outcome.Read) StepBody.read(name, request(body))).step();
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
