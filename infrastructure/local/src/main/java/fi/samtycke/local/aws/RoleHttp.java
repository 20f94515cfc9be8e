package fi.samtycke.local.aws;

import fi.samtycke.local.run.Console;
import fi.samtycke.local.template.Template;
import java.io.IOException;
import java.util.Optional;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/// The HTTP client of one function: lets through what its role in the template may do, and answers
/// the rest as IAM does. So what runs here runs with the same rights on AWS, but for the keys of
/// encryption and the sender of a mail, which nobody looks at.
public final class RoleHttp implements SdkHttpClient {
  private final SdkHttpClient all;
  private final Template.Function function;

  public RoleHttp(SdkHttpClient all, Template.Function function) {
    this.all = all;
    this.function = function;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = all.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        Call call = Call.of(request);
        Optional<Template.Right> missing =
            RequiredPermissions.of(call, request).stream()
                .filter(need -> !isGiven(need))
                .findFirst();
        if (missing.isEmpty()) {
          return prepared.call();
        }
        String sentence = sentence(missing.get());
        Console.say(sentence);
        return FaultAnswer.denied(call, sentence);
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  private boolean isGiven(Template.Right need) {
    return function.rights().stream()
        .filter(right -> right.action().equals(need.action()))
        .map(Template.Right::resource)
        .anyMatch(resource ->
            resource.endsWith("*")
                ? need.resource().startsWith(resource.substring(0, resource.length() - 1))
                : need.resource().equals(resource) || need.resource().isEmpty());
  }

  private String sentence(Template.Right missing) {
    return "%s is not authorized to perform: %s on resource: %s"
        .formatted(function.id(), missing.action(), missing.resource());
  }

  @Override
  public String clientName() {
    return all.clientName();
  }

  @Override
  public void close() {
    all.close();
  }
}
