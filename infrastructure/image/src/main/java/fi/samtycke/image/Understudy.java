package fi.samtycke.image;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.api.client.EventHandlerLoader;
import com.amazonaws.services.lambda.runtime.api.client.HandlerInfo;
import com.amazonaws.services.lambda.runtime.api.client.LambdaRequestHandler;
import com.amazonaws.services.lambda.runtime.api.client.UserFault;
import com.amazonaws.services.lambda.runtime.api.client.runtimeapi.dto.InvocationRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Plays every function of a module in one process, so that one cache serves them all. An event
/// begins with a line that names its handler.
public final class Understudy implements RequestStreamHandler {
  private final Map<String, LambdaRequestHandler> handlers = new HashMap<>();

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    byte[] all = event.readAllBytes();
    int end = 0;
    while (all[end] != '\n') {
      end++;
    }
    InvocationRequest invocation = new InvocationRequest();
    invocation.setId(context.getAwsRequestId());
    invocation.setInvokedFunctionArn(context.getInvokedFunctionArn());
    invocation.setDeadlineTimeInMs(System.currentTimeMillis() + context.getRemainingTimeInMillis());
    invocation.setContent(Arrays.copyOfRange(all, end + 1, all.length));
    String handler = new String(all, 0, end, StandardCharsets.UTF_8);
    answer.write(call(handlers.computeIfAbsent(handler, Understudy::load), invocation));
  }

  private static LambdaRequestHandler load(String handler) {
    try {
      return EventHandlerLoader.loadEventHandler(
          HandlerInfo.fromString(handler, Understudy.class.getClassLoader()));
    } catch (ReflectiveOperationException | RuntimeException missing) {
      throw new IllegalArgumentException("no handler " + handler, missing);
    }
  }

  /// The runtime's own way to a handler declares any exception.
  private static byte[] call(LambdaRequestHandler handler, InvocationRequest invocation)
      throws IOException {
    try {
      ByteArrayOutputStream answer = handler.call(invocation);
      return answer.toByteArray();
    } catch (UserFault fault) {
      throw new IOException(fault.msg + " " + fault.trace, fault);
    } catch (Exception failed) {
      throw new IOException(failed);
    }
  }
}
