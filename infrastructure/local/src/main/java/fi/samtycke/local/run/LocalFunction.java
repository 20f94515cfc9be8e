package fi.samtycke.local.run;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import fi.samtycke.local.template.Template;
import fi.samtycke.platform.Wiring;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One function: its handler, made once, at the latest when it is called first, and called through
/// bytes as the managed runtime calls it.
final class LocalFunction {
  private final Template.Function declared;
  private final Supplier<Wiring> wiring;
  private @Nullable RequestStreamHandler entry;

  LocalFunction(Template.Function declared, Supplier<Wiring> wiring) {
    this.declared = declared;
    this.wiring = wiring;
  }

  /// Makes the handler, if it is not there.
  ///
  /// @throws NotStarted with a sentence when it cannot be made
  synchronized RequestStreamHandler start() {
    if (entry == null) {
      entry =
          switch (create(declared, wiring.get())) {
            case RequestStreamHandler stream -> stream;
            case RequestHandler<?, ?> typed -> throughBytes(declared, typed);
            default ->
                throw new NotStarted(
                    "%s: the handler class %s is neither a RequestStreamHandler nor a RequestHandler"
                        .formatted(declared.id(), declared.handler()));
          };
    }
    return entry;
  }

  Template.Function declared() {
    return declared;
  }

  /// @throws FunctionFailed when the handler throws, or cannot be made
  byte[] call(byte[] event) {
    RequestStreamHandler started = started();
    Context context =
        new LocalContext(
            UUID.randomUUID().toString(),
            declared.id(),
            "arn:aws:lambda:%s:%s:function:%s"
                .formatted(Template.REGION, Template.ACCOUNT, declared.id()),
            System.nanoTime(),
            declared.timeout());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try {
      started.handleRequest(new ByteArrayInputStream(event), answer, context);
      return answer.toByteArray();
    } catch (IOException | RuntimeException | Error thrown) {
      throw new FunctionFailed(declared.id(), thrown);
    }
  }

  /// Its time begins when it is made, as at AWS.
  private RequestStreamHandler started() {
    try {
      return start();
    } catch (NotStarted broken) {
      throw new FunctionFailed(declared.id(), broken);
    }
  }

  private static Object create(Template.Function declared, Wiring wiring) {
    String name = declared.handler();
    try {
      return Class.forName(name).getConstructor(Wiring.class).newInstance(wiring);
    } catch (ClassNotFoundException missing) {
      throw new NotStarted(
          "%s: the handler class %s does not exist".formatted(declared.id(), name), missing);
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException closed) {
      throw new NotStarted(
          "%s: the handler class %s has no public constructor that takes a Wiring"
              .formatted(declared.id(), name),
          closed);
    } catch (InvocationTargetException thrown) {
      throw new NotStarted(
          "%s: the handler %s cannot be made: %s".formatted(declared.id(), name, thrown.getCause()),
          thrown);
    }
  }

  private static <E, R> RequestStreamHandler throughBytes(
      Template.Function declared, RequestHandler<E, R> handler) {
    PojoSerializer<E> events = serializer(method(declared, handler).getParameterTypes()[0]);
    PojoSerializer<R> answers = serializer(method(declared, handler).getReturnType());
    return (input, output, context) -> {
      R answer = handler.handleRequest(events.fromJson(input), context);
      if (answer != null) {
        answers.toJson(answer, output);
      }
    };
  }

  private static Method method(Template.Function declared, RequestHandler<?, ?> handler) {
    return Arrays.stream(handler.getClass().getMethods())
        .filter(method -> method.getName().equals("handleRequest") && !method.isBridge())
        .findFirst()
        .orElseThrow(() ->
            new NotStarted(declared.id() + ": " + declared.handler() + " has no handleRequest"));
  }

  /// The serializer that the managed runtime takes for this type.
  @SuppressWarnings("unchecked")
  private static <T> PojoSerializer<T> serializer(Class<?> type) {
    return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
        ? LambdaEventSerializers.serializerFor((Class<T>) type, type.getClassLoader())
        : JacksonFactory.getInstance().getSerializer((Class<T>) type);
  }
}
