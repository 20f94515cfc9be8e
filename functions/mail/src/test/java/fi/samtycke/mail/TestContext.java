package fi.samtycke.mail;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/// What Lambda says of a call: the time that is left, which shrinks at every look.
public final class TestContext implements Context {
  private final int shrinking;
  private int remaining;

  public TestContext(int remaining) {
    this(remaining, 0);
  }

  /// @param shrinking milliseconds that pass between two looks
  public TestContext(int remaining, int shrinking) {
    this.remaining = remaining;
    this.shrinking = shrinking;
  }

  @Override
  public int getRemainingTimeInMillis() {
    remaining -= shrinking;
    return remaining;
  }

  @Override
  public String getAwsRequestId() {
    return "test";
  }

  @Override
  public String getLogGroupName() {
    return "";
  }

  @Override
  public String getLogStreamName() {
    return "";
  }

  @Override
  public String getFunctionName() {
    return "test";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int getMemoryLimitInMB() {
    return 1024;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException();
  }
}
