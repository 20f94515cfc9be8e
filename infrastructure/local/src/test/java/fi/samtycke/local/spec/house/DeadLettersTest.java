package fi.samtycke.local.spec.house;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.local.spec.Application;
import fi.samtycke.local.template.WholeTemplate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What cannot be delivered must be let into its queue: a rule by the policy of the queue, a
/// schedule by the role that it acts with.
class DeadLettersTest {
  private static WholeTemplate template;

  @BeforeAll
  static void read() throws IOException {
    template = WholeTemplate.read(Application.HOME.resolve("template.yaml"));
  }

  @Test
  void the_queue_of_every_rule_admits_what_the_rule_could_not_deliver() {
    assertThat(template.resources("AWS::Events::Rule")).isEmpty();
    assertThat(template.events("EventBridgeRule"))
        .hasSizeGreaterThan(3)
        .allSatisfy(rule -> {
          Object queue = queue(rule);
          List<Map<?, ?>> admitting =
              template.resources("AWS::SQS::QueuePolicy").values().stream()
                  .flatMap(policy -> statements(policy.get("PolicyDocument")))
                  .filter(statement -> "Allow".equals(statement.get("Effect")))
                  .filter(statement -> queue.equals(statement.get("Resource")))
                  .filter(statement -> sources(statement).contains(arn(rule)))
                  .toList();
          assertThat(admitting).as(arn(rule)).hasSize(1);
          assertThat(admitting.getFirst().get("Action")).isEqualTo("sqs:SendMessage");
          assertThat(admitting.getFirst().get("Principal"))
              .isEqualTo(Map.of("Service", "events.amazonaws.com"));
        });
  }

  @Test
  void a_queue_admits_no_rule_that_is_not_there() {
    Set<String> rules =
        template.events("EventBridgeRule").stream()
            .map(DeadLettersTest::arn)
            .collect(Collectors.toSet());
    assertThat(
            template.resources("AWS::SQS::QueuePolicy").values().stream()
                .flatMap(policy -> statements(policy.get("PolicyDocument")))
                .flatMap(statement -> sources(statement).stream()))
        .containsExactlyInAnyOrderElementsOf(rules);
  }

  @Test
  void every_schedule_acts_with_the_one_role_which_may_call_them_and_keep_their_dead_letters() {
    Map<?, ?> role = template.resources("AWS::IAM::Role").get("SchedulesRole");
    assertThat(template.events("ScheduleV2"))
        .hasSizeGreaterThan(11)
        .allSatisfy(schedule -> {
          assertThat(schedule.properties().get("RoleArn"))
              .isEqualTo(Map.of("Fn::GetAtt", "SchedulesRole.Arn"));
          assertThat(allowed(role, "sqs:SendMessage")).contains(queue(schedule));
        });
    assertThat(allowed(role, "lambda:InvokeFunction").stream().map(DeadLettersTest::ifThere))
        .containsExactlyInAnyOrderElementsOf(scheduled());
  }

  /// What the schedules call.
  private static Set<Object> scheduled() {
    return template.events("ScheduleV2").stream()
        .map(schedule -> Map.of("Fn::GetAtt", schedule.function() + ".Arn"))
        .collect(Collectors.toSet());
  }

  /// What stands under a condition, as if it were met.
  private static Object ifThere(Object value) {
    return WholeTemplate.map(value).get("Fn::If") instanceof List<?> choice ? choice.get(1) : value;
  }

  private static List<Object> allowed(Map<?, ?> role, String action) {
    return WholeTemplate.list(role.get("Policies")).stream()
        .flatMap(policy -> statements(WholeTemplate.map(policy).get("PolicyDocument")))
        .filter(statement -> WholeTemplate.list(statement.get("Action")).contains(action))
        .<Object>flatMap(statement -> WholeTemplate.list(statement.get("Resource")).stream())
        .toList();
  }

  private static Stream<Map<?, ?>> statements(Object document) {
    return WholeTemplate.list(WholeTemplate.map(document).get("Statement")).stream()
        .map(WholeTemplate::map);
  }

  private static Object queue(WholeTemplate.Event event) {
    return WholeTemplate.map(event.properties().get("DeadLetterConfig")).get("Arn");
  }

  private static List<String> sources(Map<?, ?> statement) {
    return WholeTemplate.under(statement, "aws:SourceArn")
        .flatMap(arns -> WholeTemplate.list(arns).stream())
        .map(arn -> String.valueOf(WholeTemplate.map(arn).get("Fn::Sub")))
        .toList();
  }

  /// As EventBridge names it: the bus stands in it, unless it is the default one.
  private static String arn(WholeTemplate.Event rule) {
    Object bus = WholeTemplate.map(rule.properties().get("EventBusName")).get("Ref");
    return "arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:rule/"
        + (bus == null ? "" : "${" + bus + "}/")
        + WholeTemplate.map(rule.properties().get("RuleName")).get("Fn::Sub");
  }
}
