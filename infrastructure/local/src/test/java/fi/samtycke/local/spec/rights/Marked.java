package fi.samtycke.local.spec.rights;

import static org.assertj.core.api.Assertions.assertThat;

import fi.samtycke.core.rights.RequestKind;
import fi.samtycke.local.Browser;
import fi.samtycke.local.spec.Application;
import fi.samtycke.local.spec.backstage.MailedPath;
import java.util.List;
import java.util.Map;

/// A person with a mark in every field and text that is kept of them, which no id holds by chance.
///
/// @param number decides by which ways they came and how far they are
record Marked(int number, String mark) {
  static Marked entered(Application application, People people, int number) {
    Marked person = new Marked(number, "qzxmark%03dkvrhzmqwjtxypzsnb".formatted(number));
    if (number % 4 == 0) {
      person.isEnteredByStaff(people);
    } else {
      person.writes(application);
    }
    if (number % 3 == 0) {
      person.chats(application);
    }
    return person;
  }

  static Marked other(List<Marked> all, int from) {
    return all.stream().skip(from).filter(each -> !each.staysSilent()).findFirst().orElseThrow();
  }

  String email() {
    return mark + "@example.com";
  }

  /// Consents, asks for something, and is answered; whoever stays silent waits in quarantine.
  void live(Application application, People people) {
    if (!staysSilent()) {
      answer(application, people, "/answer/", MailedPath.form("consent"));
    }
    if (number % 10 == 1) {
      isDisclosedAndHeld(people);
    }
    if (number % 2 == 0) {
      people.cases().confirmed("btb-plaza", RequestKind.ACCESS, email(), "Details " + mark);
    }
    if (number % 6 == 1) {
      for (var item : people.items("Conversations")) {
        if (item.get("sk").s().equals("head")
            && item.toString().contains(mark)
            && item.get("channel").s().equals("contact-form")) {
          String id = item.get("pk").s().replaceFirst(".*#", "");
          Browser.Reply reply =
              people.as(
                  "mailbox-reader",
                  "POST",
                  "/conversations/" + id + "/messages",
                  Application.json(Map.of("text", "Note by staff " + mark)));
          assertThat(reply.status()).isEqualTo(201);
        }
      }
    }
  }

  /// Told to a recipient, and held for a while.
  private void isDisclosedAndHeld(People people) {
    String contact =
        people.items("Register").stream()
            .filter(item -> item.get("sk").s().equals("contact") && item.toString().contains(mark))
            .map(item -> item.get("pk").s().replaceFirst(".*#", ""))
            .findFirst()
            .orElseThrow();
    Browser.Reply disclosed =
        people.post(
            "/contacts/" + contact + "/disclosures",
            Map.of(
                "recipient",
                "network-operator",
                "fields",
                List.of("name", "email"),
                "purpose",
                "Purpose " + mark,
                "basis",
                "Basis " + mark));
    assertThat(disclosed.status()).isEqualTo(201);
    String holds = "/contacts/" + contact + "/holds";
    Browser.Reply held = people.post(holds, Map.of("reason", "Dispute " + mark));
    assertThat(held.status()).isEqualTo(201);
    String hold = holds + "/" + held.json().path("id").asText();
    assertThat(people.ask("DELETE", hold, "").status()).isEqualTo(204);
  }

  void withdraws(Application application, People people) {
    answer(application, people, "/withdraw/", "decision=withdraw");
  }

  private boolean staysSilent() {
    return number % 5 == 0;
  }

  private void isEnteredByStaff(People people) {
    Browser.Reply entered =
        people.post(
            "/contacts",
            Map.of(
                "fields",
                Map.of(
                    "name", "Name " + mark,
                    "email", email(),
                    "company", "Company " + mark,
                    "department", "Department " + mark,
                    "title", "Title " + mark),
                "provenance",
                Map.of("kind", "meeting", "date", "2026-03-19", "note", "Note " + mark)));
    assertThat(entered.status()).isEqualTo(202);
  }

  private void writes(Application application) {
    Browser.Reply posted =
        application.postJson(
            Map.of(
                "email",
                email(),
                "name",
                "Name " + mark,
                "company",
                "Company " + mark,
                "message",
                "Message " + mark,
                "keepContact",
                true,
                "language",
                "en"),
            "X-Local-Source",
            source());
    assertThat(posted.status()).isEqualTo(202);
  }

  private void chats(Application application) {
    Browser.Reply begun =
        application
            .browser()
            .post(
                "/btb-plaza/chat",
                Application.json(Map.of("name", "Name " + mark, "email", email())),
                "X-Local-Source",
                source());
    for (int i = 0; i < 3; i++) {
      Browser.Reply said =
          application
              .browser()
              .post(
                  "/btb-plaza/chat/" + begun.json().path("conversationId").asText() + "/messages",
                  Application.json(Map.of("text", "Chat " + i + " " + mark)),
                  "Authorization",
                  "Bearer " + begun.json().path("visitorToken").asText(),
                  "X-Local-Source",
                  source());
      assertThat(said.status()).isEqualTo(201);
    }
  }

  private String source() {
    return "198.51.100." + (number + 1);
  }

  private void answer(Application application, People people, String kind, String form) {
    String link =
        application.stack().mailbox().all().stream()
            .filter(mail -> mail.to().contains(email()))
            .flatMap(mail -> mail.links().stream())
            .filter(each -> each.contains(kind))
            .findFirst()
            .orElseThrow()
            .replace(application.stack().baseUrl(), "");
    Browser.Reply reply =
        application
            .browser()
            .send("POST", link, form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(reply.status()).isEqualTo(200);
  }
}
