package fi.samtycke.mailbox.imap;

import fi.samtycke.core.declaration.ControllerId;
import fi.samtycke.core.mailbox.MailboxName;
import fi.samtycke.core.mailbox.PurgeFault;
import fi.samtycke.platform.AwsClients;
import fi.samtycke.platform.JsonReader;
import fi.samtycke.platform.Wiring;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Reads from Secrets Manager how mailboxes are reached: one secret of the stack, a JSON object by
/// controller id, and by `{id}.operators` for the mailbox of those who answer in the chat. Read
/// anew for every run, so that a changed password holds at once.
public final class MailboxSecrets {
  private final SecretsManagerClient secrets;
  private final String secret;

  public MailboxSecrets(Wiring wiring) {
    this.secrets = AwsClients.client(wiring, "SECRETS_MANAGER", SecretsManagerClient.builder());
    this.secret = wiring.required("MAILBOX_SECRET");
  }

  /// @throws MailboxFault `NOT_CONFIGURED` when the secret is empty or does not name the mailbox
  public MailboxAccess of(ControllerId controller, MailboxName mailbox) {
    Object found = JsonReader.at(all(), mailbox.among(controller));
    if (!(found instanceof Map<?, ?>)) {
      throw new MailboxFault(PurgeFault.NOT_CONFIGURED);
    }
    return MailboxAccess.read(found);
  }

  private Object all() {
    try {
      return JsonReader.read(secrets.getSecretValue(get -> get.secretId(secret)).secretString());
    } catch (ResourceNotFoundException empty) {
      throw new MailboxFault(PurgeFault.NOT_CONFIGURED);
    } catch (IllegalArgumentException noJson) {
      throw new MailboxFault(PurgeFault.SECRET_UNUSABLE);
    }
  }
}
