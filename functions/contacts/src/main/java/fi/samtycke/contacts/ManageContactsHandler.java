package fi.samtycke.contacts;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.digest.Digests;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;

/// The customer register: its contacts, the quarantine before it, and the change log.
public final class ManageContactsHandler extends HttpHandler {
  static final String CONTACTS = "/api/{controller}/contacts";

  public ManageContactsHandler() {
    this(Wiring.ofProcess());
  }

  public ManageContactsHandler(Wiring wiring) {
    this(wiring, Footing.of(wiring));
    Priming.run(wiring, ManageContactsHandler::new, Priming.get(wiring, CONTACTS));
  }

  private ManageContactsHandler(Wiring wiring, Footing on) {
    this(wiring, on, new AccessControl(wiring, on.dynamoDb()));
  }

  private ManageContactsHandler(Wiring wiring, Footing on, AccessControl access) {
    super(
        wiring,
        new ContactsFeature(access, on, Digests.readAhead(wiring, on.dynamoDb())),
        new ManageQuarantineFeature(access, on));
  }
}
