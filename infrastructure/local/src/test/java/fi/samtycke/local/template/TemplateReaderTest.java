package fi.samtycke.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.samtycke.local.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateReaderTest {
  @TempDir private Path folder;

  @Test
  void intrinsic_functions_give_the_variables_of_a_function() throws IOException {
    Map<String, String> variables = sample().functions().get("EchoFunction").environment();
    assertThat(variables)
        .containsEntry("GREETING", "good day")
        .containsEntry("JOINED", "https://www.example.org-yes")
        .containsEntry("SPLIT", "btb-transformers")
        .containsEntry("NOTES_TABLE", "samtycke-local-Notes")
        .containsEntry("CONFIGURATION_SET", "samtycke-local-mail")
        .doesNotContainKey("NOTHING");
    assertThat(variables.get("ARN"))
        .isEqualTo(
            "arn:aws:dynamodb:eu-north-1:123456789012:table/samtycke-local-Notes"
                + "/samtycke-local/${literal}");
  }

  @Test
  void parameters_that_are_given_replace_the_defaults() throws IOException {
    Template template =
        TemplateReader.read(Samples.TEMPLATE, Map.of("Controllers", "one,other", "Mode", "plain"));
    assertThat(template.functions().get("EchoFunction").environment())
        .containsEntry("CONTROLLERS", "one,other")
        .containsEntry("SPLIT", "other");
  }

  @Test
  void globals_lie_beneath_the_functions_own_properties() throws IOException {
    assertThat(sample().functions().get("EchoFunction").timeout())
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(sample().functions().get("TickFunction").timeout())
        .isEqualTo(Duration.ofSeconds(20));
  }

  @Test
  void streams_schedules_and_rules_start_functions() throws IOException {
    assertThat(sample().streams())
        .containsExactly(
            new Template.Stream(
                "SendNoteFunctionNew",
                "Notes",
                "SendNoteFunction",
                10,
                List.of("{\"eventName\":[\"INSERT\"]}"),
                true,
                3));
    assertThat(sample().schedules().get(1))
        .isEqualTo(
            new Template.Schedule(
                "Daily",
                "TickFunction",
                "cron(0 6 * * ? *)",
                ZoneId.of("Europe/Helsinki"),
                "{\"name\":\"Daily\",\"scheduledTime\":\"<aws.scheduler.scheduled-time>\"}"));
    assertThat(sample().rules())
        .extracting(Template.Rule::bus)
        .containsExactly("default", "default", "samtycke-local-facts");
  }

  @Test
  void tables_keep_their_keys_indexes_stream_and_time_to_live() throws IOException {
    Template.Table notes = sample().tables().get("Notes");
    assertThat(notes.keys())
        .containsExactly(new Template.Key("pk", "HASH"), new Template.Key("sk", "RANGE"));
    assertThat(notes.indexes()).extracting(Template.Index::name).containsExactly("byDay");
    assertThat(notes.streamed()).isEqualTo(Optional.of("NEW_IMAGE"));
    assertThat(notes.timeToLive()).isEqualTo(Optional.of("timeToLive"));
  }

  @Test
  void buckets_keep_their_days_and_receipt_rules_name_a_bucket_and_a_function() throws IOException {
    assertThat(sample().buckets())
        .containsEntry(
            "Files", new Template.Bucket("Files", "samtycke-local-files", Optional.of(3)));
    assertThat(sample().receipts())
        .containsExactly(
            new Template.Receipt(
                "ByMail",
                List.of("requests@example.com"),
                "samtycke-local-files",
                "WatchFunction"));
  }

  @Test
  void the_api_has_its_routes_its_authorizer_and_its_other_origins() throws IOException {
    Template.HttpApi api = sample().api();
    assertThat(api.routes())
        .extracting(Template.Route::key)
        .contains("GET /{controller}/echo", "HEAD /{controller}/echo", "POST /{controller}/notes");
    assertThat(api.authorizers().get("StaffToken"))
        .isEqualTo(
            new Template.Authorizer(
                "https://cognito-idp.eu-north-1.amazonaws.com/samtycke-local-Pool",
                List.of("samtycke-local-Client")));
    assertThat(api.cors().orElseThrow().origins())
        .containsExactly("https://www.example.com", "https://www.example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Timeout: 10         | Layers: [x]                        | EchoFunction.Properties has the unknown property Layers
          AWS::SQS::Queue     | AWS::EC2::VPC                      | DeadLetters has the type AWS::EC2::VPC, which is not known here
          Type: ScheduleV2    | Type: Schedule                     | Hourly has the type Schedule, which is not known here
          !FindInMap          | !ImportValue                       | GREETING uses Fn::ImportValue, which is not known here
          !FindInMap [Words   | !FindInMap [Verbs                  | GREETING finds nothing in Mappings
          !Ref Notes          | !Ref Nowhere                       | NOTES_TABLE refers to Nowhere, which is not in the template
          , Default: plain    | ''                                 | GREETING needs the parameter Mode, which has no default and was not given
          !If [Plain          | !If [Grand                         | names the condition Grand, which is not declared
          MaximumRetryAttempts: 3 | ParallelizationFactor: 1       | New.Properties should say MaximumRetryAttempts
          !GetAtt Notes.StreamArn | arn:aws:other                  | New.Properties reads no stream of this template: arn:aws:other
          [aws.ses]           | aws.ses                            | Feedback.Properties has a pattern that EventBridge refuses
          [{StaffToken: []}]  | [{Nobody: []}]                     | the route GET /api/{controller}/echo names the unknown authorizer Nobody
          [{StaffToken: []}]  | [{StaffToken: [read]}]             | get demands a scope, which is not known here
          [{StaffToken: []}]  | [{StaffToken: []}, {}]             | get should name one authorizer
          openapi: 3.0.1      | openapi: 3.1.0                     | DefinitionBody should be OpenAPI 3.0.1
          head:               | any:                               | paths./{controller}/echo has the unknown property any
          get: {              | get: {summary: x,               | get has the unknown property summary
          {$ref: '#/components/x-amazon-apigateway-integrations/PutNote'} | {$ref: '#/other'} | refers to #/other, which is not declared
          {$ref: '#/components/x-amazon-apigateway-integrations/PutNote'} | {type: mock} | x-amazon-apigateway-integration lacks $ref
          type: aws_proxy     | type: http_proxy                   | Echo should be aws_proxy by POST with the payload format 2.0
          functions/${EchoFunction.Alias} | functions/other        | Echo calls no function of this template
          DefinitionBody:     | DefinitionUri:                     | Api.Properties.DefinitionBody lacks openapi
          Daily:              | Hourly:                            | duplicate key Hourly
          Outputs:            | Rules:                             | has the unknown section Rules
          ProjectionType: ALL | ProjectionType: ALL, Other: 1      | Projection has the unknown property Other
          BatchSize: 10       | BatchSize: ten                     | BatchSize should be a whole number
          Type: ScheduleV2    | Type: HttpApi                      | Hourly has the type HttpApi, which is not known here
          $request.header.Authorization | $request.querystring.t   | should read the Authorization header
          Status: Enabled     | Status: Disabled                   | Rules[0] is switched off
          Id: gone            | Prefix: some                       | Rules[0] has the unknown property Prefix
          LifecycleConfiguration: | VersioningConfiguration:       | Files.Properties has the unknown property VersioningConfiguration
          ScanEnabled: true   | ScanEnabled: false                 | should be enabled, and scan what comes in
          - S3Action: {BucketName: !Ref Files} | - BounceAction: {Sender: x} | should keep the mail and then tell a function
          {BucketName: !Ref Files} | {BucketName: others}          | names no bucket or function of this template
          Effect: Allow, Action: ses | Effect: Deny, Action: ses   | Statement[0] does not allow something; it is not run here
          [!Ref SendAndPublish] | [AWSLambda_FullAccess]           | names the policy AWSLambda_FullAccess, which is not in the template
          InvocationType: Event | InvocationType: RequestResponse  | should tell the function later
          """)
  void what_is_not_known_here_is_refused_with_a_sentence(
      String before, String after, String sentence) throws IOException {
    String changed =
        Files.readString(Samples.TEMPLATE)
            .replaceFirst(Pattern.quote(before), Matcher.quoteReplacement(after));
    Path file = Files.writeString(folder.resolve("template.yaml"), changed);
    assertThatThrownBy(() -> TemplateReader.read(file, Map.of())).hasMessageContaining(sentence);
  }

  private static Template sample() throws IOException {
    return TemplateReader.read(Samples.TEMPLATE, Map.of());
  }
}
