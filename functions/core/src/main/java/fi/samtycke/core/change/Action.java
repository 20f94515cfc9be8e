package fi.samtycke.core.change;

import fi.samtycke.core.Loggable;

/// What was done to an entry. The texts stand in stored logs: they are added to, never changed.
public enum Action implements Loggable {
  MESSAGE_RECEIVED("message.received"),
  /// Staff are done with a message of the contact form.
  MESSAGE_CLOSED("message.closed"),
  /// The first message of a chat was written.
  CHAT_STARTED("chat.started"),
  /// The visitor told a name or an address after the beginning.
  CHAT_DETAILS_GIVEN("chat.details-given"),
  CHAT_CLOSED("chat.closed"),
  /// Staff answered a message of the contact form by mail.
  MESSAGE_ANSWERED("message.answered"),
  MESSAGE_REOPENED("message.reopened"),
  /// Somebody of the firm opened a conversation; once for each person and hour. Fields: how many
  /// messages it had, `count:<n>`.
  CONVERSATION_READ("conversation.read"),
  /// Somebody of the firm searched in conversations. The entry is the search itself. Fields: how
  /// many were found, `count:<n>`.
  CONVERSATIONS_SEARCHED("conversations.searched"),
  CONVERSATION_ASSIGNED("conversation.assigned"),
  /// Somebody of the firm, or a schedule, erased it with all its messages. Fields: how many,
  /// `count:<n>`.
  CONVERSATION_ERASED("conversation.erased"),
  /// Something forbids to erase it.
  CONVERSATION_HELD("conversation.held"),
  CONVERSATION_HOLD_LIFTED("conversation.hold-lifted"),
  /// Kept in spite of an erasure, for the reason of a hold only.
  CONVERSATION_RESTRICTED("conversation.restricted"),
  /// Staff entered the visitor as a contact, in quarantine.
  CONVERSATION_CONTACT_ENTERED("conversation.contact-entered"),
  /// A mail about the entry could not be sent and will not be tried again.
  MAIL_FAILED("mail.failed"),
  MAIL_BOUNCED("mail.bounced"),
  MAIL_COMPLAINED("mail.complained"),
  /// A contact entered the quarantine.
  QUARANTINE_ENTERED("quarantine.entered"),
  /// SES took the mail that asks.
  QUARANTINE_ASKED("quarantine.asked"),
  QUARANTINE_REMINDED("quarantine.reminded"),
  /// A mail came back for good.
  QUARANTINE_RETURNED("quarantine.returned"),
  QUARANTINE_CONSENTED("quarantine.consented"),
  QUARANTINE_REFUSED("quarantine.refused"),
  /// Nobody answered in time.
  QUARANTINE_EXPIRED("quarantine.expired"),
  /// No mail was ever accepted.
  QUARANTINE_LAPSED("quarantine.lapsed"),
  /// Taken back by staff.
  QUARANTINE_WITHDRAWN("quarantine.withdrawn"),
  /// Not admitted: no mail was sent.
  QUARANTINE_DROPPED("quarantine.dropped"),
  /// An employee's entry that may not be asked.
  QUARANTINE_STOPPED("quarantine.stopped"),
  CONSENT_WITHDRAWN("consent.withdrawn"),
  MAILBOX_PURGE_REQUESTED("mailbox.purge-requested"),
  /// Counted and told; the reason says how many.
  MAILBOX_PREVIEWED("mailbox.previewed"),
  MAILBOX_POSTPONED("mailbox.postponed"),
  /// The reason says how many.
  MAILBOX_EMPTIED("mailbox.emptied"),
  /// Given up; the reason says why.
  MAILBOX_PURGE_FAILED("mailbox.purge-failed"),
  /// A history of an outside chat came in, or more of it; the reason says how many messages.
  CHAT_HISTORY_RECEIVED("chat.history-received"),
  /// Something is to be done at a recipient.
  TASK_OPENED("task.opened"),
  TASK_DONE("task.done"),
  /// It cannot be done.
  TASK_IMPOSSIBLE("task.impossible"),
  /// A closed one was erased.
  TASK_FORGOTTEN("task.forgotten"),
  /// A request of a data subject was written down. Its further steps follow.
  CASE_RECEIVED("case.received"),
  CASE_CHALLENGED("case.challenged"),
  /// Nobody was asked, and nothing is kept of it; the reason says why.
  CASE_DROPPED("case.dropped"),
  /// Of a case that staff wrote down nobody could be asked; the reason says why.
  CASE_HINDERED("case.hindered"),
  CASE_CONFIRMED("case.confirmed"),
  /// Staff chose which entries it is about.
  CASE_SUBJECTS_CHOSEN("case.subjects-chosen"),
  CASE_IN_PROGRESS("case.in-progress"),
  CASE_EXTENDED("case.extended"),
  CASE_FULFILLED("case.fulfilled"),
  CASE_REFUSED("case.refused"),
  CASE_WITHDRAWN("case.withdrawn"),
  CASE_LAPSED("case.lapsed"),
  /// Nobody confirmed what came by a mail that was vouched for: staff decide.
  CASE_LEFT_TO_STAFF("case.left-to-staff"),
  /// The responsible person was told that its last day is near, or over; the reason says how many
  /// days before.
  CASE_PUSHED("case.pushed"),
  /// What the person gave was erased from it.
  CASE_FORGOTTEN("case.forgotten"),
  /// The proof that it was answered has had its time.
  CASE_ERASED("case.erased"),
  /// Staff asked for an extract of the case.
  EXTRACT_REQUESTED("extract.requested"),
  /// The extract was made.
  EXTRACT_MADE("extract.made"),
  EXTRACT_SENT("extract.sent"),
  /// The person was told that there is nothing to make an extract of.
  NOTHING_HELD_TOLD("nothing-held.told"),
  /// The mail with the extract came back; the reason says how.
  EXTRACT_RETURNED("extract.returned"),
  /// The extract could not be mailed; the reason says why.
  EXTRACT_STUCK("extract.stuck"),
  /// The person proposed other values. Fields: which.
  RECTIFICATION_PROPOSED("rectification.proposed"),
  /// Staff decided on a proposal. Fields: which; the reason says how.
  RECTIFICATION_DECIDED("rectification.decided"),
  /// One of the two addresses agreed that the new one be used; the reason says which.
  ADDRESS_CONFIRMED("address.confirmed"),
  /// One of them did not, and nothing is changed; the reason says which.
  ADDRESS_DENIED("address.denied"),
  CONTACT_RECTIFIED("contact.rectified"),
  /// A second person made sure of a new address.
  CONTACT_ADDRESS_APPROVED("contact.address-approved"),
  CONTACT_RESTRICTED("contact.restricted"),
  CONTACT_RELEASED("contact.released"),
  CONTACT_HELD("contact.held"),
  CONTACT_HOLD_LIFTED("contact.hold-lifted"),
  CONTACT_ERASED("contact.erased"),
  MARKETING_OBJECTED("marketing.objected"),
  /// Staff decided on an erasure, and its plan stands in the ledger.
  ERASURE_DECIDED("erasure.decided"),
  ERASURE_CARRIED_OUT("erasure.carried-out"),
  /// Data was handed to a recipient. Fields: which; the reason is the recipient's id.
  DISCLOSED("data.disclosed"),
  /// A table was restored from a backup: what the changes before this one made of the entry, after
  /// the moment of the backup, is lost.
  ENTRY_RESTORED("entry.restored");

  private final String text;

  Action(String text) {
    this.text = text;
  }

  @Override
  public String value() {
    return text;
  }
}
