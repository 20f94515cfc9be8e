package fi.samtycke.mailbox;

import fi.samtycke.core.declaration.Controller;
import fi.samtycke.core.mailbox.FolderPurge;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.JsonWriter;
import fi.samtycke.stores.mailbox.Postponable;
import fi.samtycke.stores.mailbox.PurgeStore.Stored;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A purge as the API shows it: numbers and times.
final class PurgeJson {
  private PurgeJson() {}

  static JsonWriter.Members of(Controller controller, Stored stored) {
    List<FolderPurge> folders = stored.folders();
    return json ->
        json.put("id", stored.id().value())
            .put("mailbox", stored.mailbox().value())
            .put("state", stored.purge().state())
            .put("createdAt", stored.createdAt().toString())
            .put("requestedBy", stored.requestedBy())
            .putIfPresent("day", stored.day().map(LocalDate::toString))
            .putIfPresent("cutAt", stored.cutAt().map(Instant::toString))
            .putIfPresent("startsAt", stored.startsAt().map(Instant::toString))
            .put("postponements", stored.postponements())
            .put(
                "postponementsLeft",
                Postponable.of(controller, stored).map(Postponable::times).orElse(0))
            .put("attempts", stored.attempts())
            .putIfPresent("fault", stored.fault().map(PurgeFault::value))
            .put("found", folders.stream().mapToInt(FolderPurge::found).sum())
            .put("deleted", folders.stream().mapToInt(FolderPurge::deleted).sum())
            .put("folders", folders.stream().map(PurgeJson::of).toList());
  }

  private static JsonWriter.Members of(FolderPurge folder) {
    return json ->
        json.put("name", folder.name())
            .put("found", folder.found())
            .putIfPresent("oldest", folder.oldest().map(Instant::toString))
            .putIfPresent("newest", folder.newest().map(Instant::toString))
            .put("deleted", folder.deleted())
            .put("finished", folder.finished());
  }
}
