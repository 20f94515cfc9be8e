package fi.samtycke.declaration;

import fi.samtycke.core.declaration.OutsideCopy;
import fi.samtycke.core.declaration.rules.ChatRules;
import fi.samtycke.core.declaration.rules.DutyHours;
import fi.samtycke.core.declaration.rules.MailboxRules;
import fi.samtycke.core.declaration.rules.PostLimit;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Makes the rules of the chat of a compact declaration.
final class ChatReading {
  private ChatReading() {}

  static ChatRules rules(Tree declared) {
    Tree chat = declared.tree("chat");
    return new ChatRules(
        new PostLimit(chat.number("postsPerSource"), ControllerReading.duration(chat, "window")),
        ControllerReading.duration(chat, "idle"),
        ControllerReading.duration(chat, "answerWithin"),
        duty(chat.tree("duty")),
        List.copyOf(chat.texts("operators")),
        ControllerReading.period(declared.tree("cookies").tree("chat"), "keep"),
        keep(declared.tree("retention").tree("chat")),
        operatorCopies(declared));
  }

  private static Optional<Period> keep(Tree rules) {
    return rules.text("keep").equals("until-erased")
        ? Optional.empty()
        : Optional.of(ControllerReading.period(rules, "keep"));
  }

  /// How the mailbox of those who answer is emptied: on the days of the info mailbox, of what is
  /// older than is declared for it. Empty when nobody is told of chats.
  static Optional<MailboxRules> operatorCopies(Tree declared) {
    Tree retention = declared.tree("retention");
    if (declared.tree("chat").texts("operators").isEmpty()
        || !retention.tree("chat").has("operatorCopies")) {
      return Optional.empty();
    }
    Tree copies = retention.tree("chat").tree("operatorCopies");
    MailboxRules info = ControllerReading.mailbox(retention.tree("contact-form").tree("mailbox"));
    return Optional.of(
        info.of(List.copyOf(copies.texts("folders")), ControllerReading.period(copies, "keep")));
  }

  /// The copies at an outside vendor, when there is one.
  static Optional<OutsideCopy> outside(Tree chat) {
    if (!chat.has("outside")) {
      return Optional.empty();
    }
    Tree outside = chat.tree("outside");
    return Optional.of(
        new OutsideCopy(
            outside.text("recipient"),
            ControllerReading.period(outside, "erasedWithin"),
            outside.texts("by").getFirst()));
  }

  private static DutyHours duty(Tree declared) {
    Map<DayOfWeek, List<DutyHours.Span>> days = new EnumMap<>(DayOfWeek.class);
    for (String day : declared.keys()) {
      List<DutyHours.Span> spans = new ArrayList<>();
      for (String span : declared.texts(day)) {
        int dash = span.indexOf('-');
        spans.add(
            new DutyHours.Span(
                LocalTime.parse(span.substring(0, dash)),
                LocalTime.parse(span.substring(dash + 1))));
      }
      days.put(DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)), List.copyOf(spans));
    }
    return new DutyHours(days);
  }
}
