package fi.samtycke.inbox;

import fi.samtycke.platform.Wiring;
import fi.samtycke.stores.work.Footing;
import fi.samtycke.web.HttpHandler;
import fi.samtycke.web.Priming;
import fi.samtycke.web.staff.AccessControl;

/// The inbox: conversations are read, answered and erased, and their visitors become contacts.
public final class ManageInboxHandler extends HttpHandler {
  static final String CONVERSATIONS = "/api/{controller}/conversations";

  public ManageInboxHandler() {
    this(Wiring.ofProcess());
  }

  public ManageInboxHandler(Wiring wiring) {
    this(wiring, Footing.of(wiring));
    Priming.run(wiring, ManageInboxHandler::new, Priming.get(wiring, CONVERSATIONS));
  }

  private ManageInboxHandler(Wiring wiring, Footing on) {
    this(wiring, on, new AccessControl(wiring, on.dynamoDb()));
  }

  private ManageInboxHandler(Wiring wiring, Footing on, AccessControl access) {
    super(
        wiring,
        new ReadConversationsFeature(access, on),
        new TendConversationsFeature(access, on),
        new EraseConversationsFeature(access, on));
  }
}
