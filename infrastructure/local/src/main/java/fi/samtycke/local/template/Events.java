package fi.samtycke.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.event.ruler.RuleCompiler;

/// Reads what starts a function: streams, schedules, rules. Routes stand in the API.
final class Events {
  private static final JsonMapper JSON = new JsonMapper();

  private final Map<String, String> tablesByStream;
  private final List<Template.Stream> streams = new ArrayList<>();
  private final List<Template.Schedule> schedules = new ArrayList<>();
  private final List<Template.Rule> rules = new ArrayList<>();
  private final Set<String> scheduleIds = new HashSet<>();

  Events(Map<String, String> tablesByStream) {
    this.tablesByStream = tablesByStream;
  }

  List<Template.Stream> streams() {
    return streams;
  }

  List<Template.Schedule> schedules() {
    return schedules;
  }

  List<Template.Rule> rules() {
    return rules;
  }

  void read(String function, String name, Part event) {
    Part properties = event.part("Properties");
    String type = event.text("Type");
    switch (type) {
      case "DynamoDB" -> streams.add(stream(function, name, properties));
      case "ScheduleV2" -> schedules.add(schedule(function, name, properties));
      case "EventBridgeRule" -> rules.add(rule(function, function + name, properties));
      default ->
          throw new TemplateRefused(
              event.where(), "has the type " + type + ", which is not known here");
    }
    properties.done();
    event.done();
  }

  /// Reads `AWS::Events::Rule`, whose one target is a function.
  Template.Rule rule(String id, Part properties, Map<String, String> functionsByArn) {
    List<Part> targets = properties.parts("Targets");
    if (targets.size() != 1) {
      throw new TemplateRefused(properties.where(), "should have one target");
    }
    Part target = targets.getFirst().without("DeadLetterConfig", "Id", "RetryPolicy", "RoleArn");
    String function = functionsByArn.get(target.text("Arn"));
    if (function == null) {
      throw new TemplateRefused(target.where(), "is no function of this template");
    }
    target.done();
    String pattern = json(properties, "EventPattern");
    String bus = properties.optionalText("EventBusName").orElse("default");
    enabled(properties.without("Description", "Name"));
    properties.done();
    return new Template.Rule(id, bus, pattern, function);
  }

  private Template.Stream stream(String function, String name, Part properties) {
    String arn = properties.text("Stream");
    String table = tablesByStream.get(arn);
    if (table == null) {
      throw new TemplateRefused(properties.where(), "reads no stream of this template: " + arn);
    }
    Part filters = properties.part("FilterCriteria");
    List<String> patterns = new ArrayList<>();
    for (Part filter : filters.parts("Filters")) {
      patterns.add(compiled(filter.where(), filter.text("Pattern")));
      filter.done();
    }
    filters.done();
    List<String> answers = properties.texts("FunctionResponseTypes");
    int retries = properties.number("MaximumRetryAttempts", -1);
    if (retries < 0) {
      throw new TemplateRefused(properties.where(), "should say MaximumRetryAttempts");
    }
    properties.without(
        "BisectBatchOnFunctionError",
        "DestinationConfig",
        "MaximumBatchingWindowInSeconds",
        "MaximumRecordAgeInSeconds",
        "ParallelizationFactor",
        "StartingPosition");
    return new Template.Stream(
        function + name,
        table,
        function,
        properties.number("BatchSize", 100),
        patterns,
        answers.contains("ReportBatchItemFailures"),
        retries);
  }

  private Template.Schedule schedule(String function, String name, Part properties) {
    if (!scheduleIds.add(name)) {
      throw new TemplateRefused(properties.where(), "has the name of another schedule");
    }
    enabled(
        properties.without(
            "DeadLetterConfig",
            "Description",
            "FlexibleTimeWindow",
            "Name",
            "RetryPolicy",
            "RoleArn"));
    return new Template.Schedule(
        name,
        function,
        properties.text("ScheduleExpression"),
        ZoneId.of(properties.optionalText("ScheduleExpressionTimezone").orElse("UTC")),
        properties.optionalText("Input").orElse("{}"));
  }

  private static Template.Rule rule(String function, String id, Part properties) {
    enabled(properties.without("DeadLetterConfig", "RetryPolicy", "RuleName"));
    return new Template.Rule(
        id,
        properties.optionalText("EventBusName").orElse("default"),
        json(properties, "Pattern"),
        function);
  }

  private static void enabled(Part properties) {
    if (!properties.optionalText("State").orElse("ENABLED").equals("ENABLED")) {
      throw new TemplateRefused(properties.where(), "is switched off; leave it out instead");
    }
  }

  private static String json(Part properties, String key) {
    try {
      String pattern = JSON.writeValueAsString(properties.value(key).orElse(Map.of()));
      return compiled(properties.where(), pattern);
    } catch (JsonProcessingException unwritable) {
      throw new TemplateRefused(properties.where(), "has no pattern: " + unwritable.getMessage());
    }
  }

  private static String compiled(String where, String pattern) {
    String fault = RuleCompiler.check(pattern);
    if (fault != null) {
      throw new TemplateRefused(where, "has a pattern that EventBridge refuses: " + fault);
    }
    return pattern;
  }
}
