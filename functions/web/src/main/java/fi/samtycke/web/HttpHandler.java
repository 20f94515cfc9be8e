package fi.samtycke.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import fi.samtycke.core.Loggable;
import fi.samtycke.core.declaration.Controller;
import fi.samtycke.platform.BusyException;
import fi.samtycke.platform.Wiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// The boundary of every HTTP function: reads the event, lets the feature answer whose route it is,
/// and turns whatever is thrown into an answer. Each request leaves one line in the log: route,
/// status, time.
public abstract class HttpHandler implements RequestStreamHandler {
  private final Wiring wiring;
  private final List<Feature<?>> features;

  /// @param features what the function serves; no two have a route in common
  protected HttpHandler(Wiring wiring, Feature<?>... features) {
    this.wiring = wiring;
    this.features = List.of(features);
  }

  /// What the function serves.
  public final List<Feature<?>> features() {
    return features;
  }

  @Override
  public final void handleRequest(InputStream event, OutputStream out, Context context)
      throws IOException {
    Instant begun = wiring.clock().instant();
    HttpRequest request;
    try {
      request = HttpEventReader.read(event);
    } catch (MalformedRequestException malformed) {
      wiring.log().event("http.malformed").write();
      malformed.answer().write(out);
      return;
    }
    HttpAnswer answer = answerOrFail(request);
    (request.isHead() ? answer.withoutBody() : answer).write(out);
    wiring
        .log()
        .event("http.answered")
        .id("route", new Name(request.routeKey()))
        .id("requestId", new Name(request.requestId()))
        .count("status", answer.status())
        .count("millis", Duration.between(begun, wiring.clock().instant()).toMillis())
        .write();
  }

  /// An unknown controller or route is answered like an unknown entry.
  HttpAnswer answer(HttpRequest request) {
    Optional<Controller> controller = controller(request);
    if (controller.isEmpty()) {
      return Problem.notFound();
    }
    for (Feature<?> feature : features) {
      Optional<HttpAnswer> answer = feature.answer(controller.get(), request);
      if (answer.isPresent()) {
        return answer.get();
      }
    }
    return Problem.notFound();
  }

  private HttpAnswer failure(HttpRequest request, HttpAnswer problem) {
    Optional<Controller> controller = controller(request);
    for (Feature<?> feature : features) {
      if (controller.isPresent() && feature.serves(request)) {
        return feature.failure(controller.get(), request, problem);
      }
    }
    return problem;
  }

  private Optional<Controller> controller(HttpRequest request) {
    return wiring.declarations().find(request.path().getOrDefault("controller", ""));
  }

  private HttpAnswer answerOrFail(HttpRequest request) {
    try {
      return answer(request);
    } catch (MalformedRequestException malformed) {
      return failure(request, malformed.answer());
    } catch (RuntimeException fault) {
      boolean passing = isPassing(fault);
      wiring
          .log()
          .event(passing ? "http.busy" : "http.failed")
          .id("route", new Name(request.routeKey()))
          .id("requestId", new Name(request.requestId()))
          .fault(fault)
          .write();
      return failure(request, passing ? Problem.busy() : Problem.fault(request.requestId()));
    }
  }

  /// Whether the same request may well succeed a little later.
  private static boolean isPassing(RuntimeException fault) {
    return switch (fault) {
      case BusyException _, RetryableException _, ApiCallTimeoutException _ -> true;
      case SdkServiceException service ->
          service.isThrottlingException() || service.statusCode() >= 500;
      case SdkClientException client ->
          client.retryable() || client.getCause() instanceof IOException;
      case SdkException other -> other.retryable();
      default -> false;
    };
  }

  /// A constant of the template or an id of API Gateway's.
  private record Name(String value) implements Loggable {}
}
