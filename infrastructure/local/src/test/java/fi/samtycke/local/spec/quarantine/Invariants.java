package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;

import fi.samtycke.core.change.Action;
import fi.samtycke.local.aws.ses.SentMail;
import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import fi.samtycke.local.spec.backstage.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// I1-I8 of the contact Anna, after a scene in which something went wrong and everything was
/// delivered again.
final class Invariants {
  private final Backstage stage;
  private final Scene scene;
  private final Tables tables;
  private final List<SentMail> mails;
  private final int lost;
  private final List<String> broken = new ArrayList<>();

  /// @param before how many mails there were before the scene
  /// @param lost mails that SES may have taken without our knowing
  Invariants(Backstage stage, Tables tables, Scene scene, int before, int lost) {
    this.stage = stage;
    this.scene = scene;
    this.tables = tables;
    this.mails = stage.mailbox().all().subList(before, stage.mailbox().all().size());
    this.lost = lost;
  }

  /// Whether the scene has come to its end and nothing is owed any more.
  static boolean isSettled(Backstage stage, Scene scene) {
    Tables tables = Tables.of(List.of("Outbox", "ChangeLog"), stage::everything);
    return tables.of("Outbox", "outbox").stream()
            .noneMatch(item -> item.get("state").s().equals("pending"))
        && stories(tables).contains(scene.story);
  }

  List<String> broken() {
    List<String> failed = failedMails();
    check("I2, I6 the story", stories(tables).equals(List.of(scene.story)) || !failed.isEmpty());
    check("I6 the chains " + tables.faults(), tables.faults().isEmpty());
    check("I1 one message", tables.of("Conversations", "conversation").size() == 1);
    check("I3 nothing is owed", outbox("pending").isEmpty());
    owed()
        .forEach((mail, most) -> {
          long sent = mails.stream().filter(each -> each.subject().contains(mail)).count();
          check("I3 " + sent + " times " + mail, sent <= most && (sent > 0 || !failed.isEmpty()));
        });
    if (scene.isOver()) {
      check("I7 its address", tables.of("Quarantine", "address").isEmpty());
    }
    if (scene == Scene.REFUSAL || scene == Scene.EXPIRY) {
      check("I4 no mail", mails.stream().noneMatch(mail -> mail.to().contains(ANNA)));
      check("I7 no trace", tables.with(ANNA).size() == 1);
      check("I7 a keyed digest", tables.of("Ledger", "suppression").size() == 1);
    }
    for (SentMail mail : mails) {
      if (mail.to().contains(ANNA)) {
        check("C17 its link", stage.follow(MailedPath.in(mail), "").status() == 200);
      }
    }
    int cases = scene == Scene.WITHDRAWAL ? 1 : 0;
    check("one case of a withdrawal", tables.of("Cases", "case").size() == cases);
    check("I8 the other firm", tables.with("btb-transformers").isEmpty());
    return broken;
  }

  /// What the scene owes, by a part of the subject line, and how often it may arrive.
  private Map<String, Integer> owed() {
    int most = 1 + Math.max(1, lost);
    return switch (scene) {
      case ENTERING, FIRST_MAIL -> Map.of("Kontaktformul", most, "May we keep your", most);
      case REMINDER -> Map.of("Reminder", most);
      case CONSENT -> Map.of("Copy of your consent", most);
      case REFUSAL, EXPIRY -> Map.of();
      case WITHDRAWAL -> Map.of("Ett samtycke har tagits", most);
    };
  }

  /// What SES refused for good is visible: in the outbox and in the log of what it was about.
  private List<String> failedMails() {
    List<String> failed = outbox("failed");
    for (String about : failed) {
      boolean logged = tables.actions(about).contains(Action.MAIL_FAILED.value());
      check("I3 a failed mail is logged", logged);
    }
    return failed;
  }

  private List<String> outbox(String state) {
    return tables.of("Outbox", "outbox").stream()
        .filter(item -> item.get("state").s().equals(state))
        .map(item -> item.get("about").s())
        .toList();
  }

  /// What the log says of each contact, besides of mails that failed.
  private static List<List<String>> stories(Tables tables) {
    return tables.of("ChangeLog", "entry").stream()
        .map(change -> change.get("entry").s())
        .distinct()
        .map(entry ->
            tables.actions(entry).stream()
                .filter(action -> !action.equals(Action.MAIL_FAILED.value()))
                .collect(Collectors.toList()))
        .filter(story -> !story.contains(Action.MESSAGE_RECEIVED.value()))
        .filter(story -> !story.contains(Action.CASE_RECEIVED.value()))
        .toList();
  }

  private void check(String what, boolean holds) {
    if (!holds) {
      broken.add(what + " " + stories(tables));
    }
  }
}
