package fi.samtycke.core.declaration.rules;

import java.time.Duration;
import java.time.Period;

/// How the public entrances behave.
///
/// @param postsPerSource accepted posts from one source address in one window
/// @param keepMessages how long a contact-form message is kept here
public record IntakeRules(int postsPerSource, Duration window, Period keepMessages) {
  public PostLimit limit() {
    return new PostLimit(postsPerSource, window);
  }
}
