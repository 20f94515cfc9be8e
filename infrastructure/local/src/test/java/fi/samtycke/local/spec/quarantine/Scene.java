package fi.samtycke.local.spec.quarantine;

import static fi.samtycke.local.spec.quarantine.Quarantine.ANNA;
import static fi.samtycke.local.spec.quarantine.Quarantine.NOW;

import fi.samtycke.local.spec.backstage.Backstage;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.time.Instant;
import java.util.List;

/// What happens in the life of a contact: each scene begins where others ended well.
enum Scene {
  ENTERING("quarantine.entered", "quarantine.asked") {
    @Override
    void prepare(Backstage stage) {}

    @Override
    boolean act(Backstage stage) {
      return entered(stage);
    }
  },
  FIRST_MAIL("quarantine.entered", "quarantine.asked") {
    @Override
    void prepare(Backstage stage) {
      entered(stage);
    }

    @Override
    boolean act(Backstage stage) {
      stage.dispatchPending();
      return true;
    }
  },
  REMINDER("quarantine.entered", "quarantine.asked", "quarantine.reminded") {
    @Override
    void prepare(Backstage stage) {
      asked(stage);
      sweep(stage, "2026-03-23T04:00:00Z");
      stage.clock.set(Instant.parse("2026-03-24T04:00:00Z"));
    }

    @Override
    boolean act(Backstage stage) {
      stage.run("SweepQuarantine");
      stage.dispatchPending();
      return true;
    }
  },
  CONSENT("quarantine.entered", "quarantine.asked", "quarantine.consented") {
    @Override
    void prepare(Backstage stage) {
      asked(stage);
    }

    @Override
    boolean act(Backstage stage) {
      return answered(stage, "consent");
    }
  },
  REFUSAL("quarantine.entered", "quarantine.asked", "quarantine.refused") {
    @Override
    void prepare(Backstage stage) {
      asked(stage);
    }

    @Override
    boolean act(Backstage stage) {
      return answered(stage, "refuse");
    }
  },
  EXPIRY("quarantine.entered", "quarantine.asked", "quarantine.reminded", "quarantine.expired") {
    @Override
    void prepare(Backstage stage) {
      asked(stage);
      sweep(stage, "2026-04-03T03:00:00Z");
      stage.clock.set(Instant.parse("2026-04-04T03:00:00Z"));
    }

    @Override
    boolean act(Backstage stage) {
      stage.run("SweepQuarantine");
      stage.dispatchPending();
      return true;
    }
  },
  WITHDRAWAL(
      "quarantine.entered", "quarantine.asked", "quarantine.consented", "consent.withdrawn") {
    @Override
    void prepare(Backstage stage) {
      asked(stage);
      answered(stage, "consent");
      stage.link = MailedPath.in(stage.mailsTo(ANNA).getLast());
    }

    @Override
    boolean act(Backstage stage) {
      return answered(stage, "withdraw");
    }
  };

  /// What the log says of the contact when the scene has ended well.
  final List<String> story;

  Scene(String... story) {
    this.story = List.of(story);
  }

  abstract void prepare(Backstage stage);

  /// @return whether whoever asked for it got their answer; without, they ask again
  abstract boolean act(Backstage stage);

  boolean isOver() {
    return this == CONSENT || this == REFUSAL || this == EXPIRY || this == WITHDRAWAL;
  }

  private static boolean entered(Backstage stage) {
    return stage.post(ANNA, "Hello", "192.0.2.7", "one-and-the-same").status() == 202;
  }

  private static void asked(Backstage stage) {
    stage.clock.set(NOW);
    entered(stage);
    stage.dispatchPending();
    stage.link = MailedPath.in(stage.mailsTo(ANNA).getLast());
  }

  private static boolean answered(Backstage stage, String decision) {
    boolean answered = stage.follow(stage.link, decision).status() == 200;
    stage.dispatchPending();
    return answered;
  }

  private static void sweep(Backstage stage, String at) {
    stage.clock.set(Instant.parse(at));
    stage.run("SweepQuarantine");
    stage.dispatchPending();
  }
}
