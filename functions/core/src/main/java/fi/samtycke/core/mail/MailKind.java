package fi.samtycke.core.mail;

/// Every mail that the product sends. The ids stand in stored obligations: they are added to, never
/// changed.
public enum MailKind {
  /// What a visitor wrote, to the info mailbox (S6). About: the message.
  CONTACT_FORM_NOTICE("contact-form-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// A visitor has begun to write in the chat, to the info mailbox and the operators (S4). About:
  /// the conversation.
  CHAT_NOTICE("chat-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// All that was said in a chat, after its end, to the same (S4). About: the conversation.
  CHAT_TRANSCRIPT("chat-transcript", Priority.CONSENT, Words.OF_PROGRAM),
  /// What staff answer to a message of the contact form, to the visitor. About: the conversation.
  MESSAGE_REPLY("message-reply", Priority.CONSENT, Words.REPLY_OF_STAFF),
  /// The seal over a day's changes, to the responsible person (N14). About: the day.
  SEAL_NOTICE("seal-notice", Priority.REMINDER, Words.OF_PROGRAM),
  /// A schedule left no receipt, to the responsible person (N5). About: the instant for which the
  /// check was scheduled.
  MISSING_RECEIPTS_NOTICE("missing-receipts-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// Asks a new contact for consent (G4). About: the entry.
  QUARANTINE_QUESTION("quarantine-question", Priority.CONSENT, Words.OF_PROGRAM),
  /// Asks again (G7). About: the entry.
  QUARANTINE_REMINDER("quarantine-reminder", Priority.REMINDER, Words.OF_PROGRAM),
  /// The proof of the consent, to the person (N3). About: the contact.
  CONSENT_COPY("consent-copy", Priority.CONSENT, Words.OF_PROGRAM),
  /// A consent was withdrawn, to the responsible person. About: the contact.
  WITHDRAWAL_NOTICE("withdrawal-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// A mail to a contact in quarantine came back, to the responsible person. About: the entry.
  QUARANTINE_RETURNED_NOTICE("quarantine-returned-notice", Priority.REMINDER, Words.OF_PROGRAM),
  /// An employee's entry may not be asked, to the responsible person. About: the entry.
  QUARANTINE_STOPPED_NOTICE("quarantine-stopped-notice", Priority.REMINDER, Words.OF_PROGRAM),
  /// An entry was erased because no mail was ever accepted, to the responsible person. About: the
  /// entry.
  QUARANTINE_LAPSED_NOTICE("quarantine-lapsed-notice", Priority.REMINDER, Words.OF_PROGRAM),
  /// What will be erased in the mailbox and when, to the responsible person. About: the purge.
  MAILBOX_PREVIEW_NOTICE("mailbox-preview-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// The mailbox could not be emptied, to the responsible person. About: the purge.
  MAILBOX_FAILED_NOTICE("mailbox-failed-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// Something is to be done at a recipient by today, to the responsible person. About: the task.
  TASK_DUE_NOTICE("task-due-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// Asks the registered address whether a request comes from its holder (N10). About: the case.
  REQUEST_CHALLENGE("request-challenge", Priority.CONSENT, Words.ANSWER),
  /// The files of an extract, to the registered address of the case (F1). About: the case.
  EXTRACT_MAIL("extract-mail", Priority.EXTRACT, Words.OF_PROGRAM),
  /// The mail with an extract came back, to the responsible person. About: the case.
  EXTRACT_RETURNED_NOTICE("extract-returned-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// An extract could not be mailed, to the responsible person. About: the case.
  EXTRACT_STUCK_NOTICE("extract-stuck-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// Another answer did not reach its person, to the responsible person. About: the case.
  ANSWER_RETURNED_NOTICE("answer-returned-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// A request is confirmed and will be answered by a day, to the person. About: the case.
  CASE_RECEIPT("case-receipt", Priority.CONSENT, Words.OF_PROGRAM),
  /// The answer to a confirmed request for data of which nothing is held, to the person: what was
  /// searched and what will be (Art. 15(1)). About: the case.
  NOTHING_HELD_LETTER("nothing-held-letter", Priority.CONSENT, Words.ANSWER),
  /// Nobody confirmed what came by a mail that was vouched for, to the responsible person. About:
  /// the case.
  UNCONFIRMED_CASE_NOTICE("unconfirmed-case-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// A request is confirmed, to the responsible person. About: the case.
  CASE_NOTICE("case-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// The last day of a request is near, or over, to the responsible person. About: the case.
  CASE_DUE_NOTICE("case-due-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// The answer takes longer, and why (Art. 12(3)), to the person. About: the case.
  CASE_EXTENSION("case-extension", Priority.CONSENT, Words.ANSWER_OF_STAFF),
  /// A request is refused, and why (Art. 12(4)), to the person. About: the case.
  CASE_REFUSAL("case-refusal", Priority.CONSENT, Words.ANSWER_OF_STAFF),
  /// What was done about a request that no extract answers, to the person. About: the case.
  CASE_ANSWER("case-answer", Priority.CONSENT, Words.ANSWER_OF_STAFF),
  /// Staff closed a request as taken back, to the person. About: the case.
  CASE_WITHDRAWAL("case-withdrawal", Priority.CONSENT, Words.ANSWER),
  /// A person took a confirmed request back, to the responsible person. About: the case.
  CASE_WITHDRAWN_NOTICE("case-withdrawn-notice", Priority.REMINDER, Words.OF_PROGRAM),
  /// All is erased; what is kept and why, and who else is told (Art. 12(3), 17, 19). About: the
  /// case. The last mail that the person gets.
  ERASURE_LETTER("erasure-letter", Priority.CONSENT, Words.ANSWER),
  /// What was decided on each proposed value, and why (Art. 12(3), (4), 16). About: the case.
  RECTIFICATION_LETTER("rectification-letter", Priority.CONSENT, Words.ANSWER),
  /// What people found in systems outside, or that they found nothing (Art. 15). About: the case.
  SEARCH_LETTER("search-letter", Priority.CONSENT, Words.ANSWER),
  /// Asks the registered address whether another one shall be used (F12). About: the case.
  ADDRESS_CHANGE_OLD("address-change-old", Priority.CONSENT, Words.OF_PROGRAM),
  /// Asks the new address whether it shall be used (F12). About: the case.
  ADDRESS_CHANGE_NEW("address-change-new", Priority.CONSENT, Words.OF_PROGRAM),
  /// A person proposed other values, to the responsible person. About: the case.
  PROPOSAL_NOTICE("proposal-notice", Priority.CONSENT, Words.OF_PROGRAM),
  /// The data will be used again (Art. 18(3)). About: the case.
  RELEASE_LETTER("release-letter", Priority.CONSENT, Words.ANSWER),
  /// A request to correct is over, and the data will be used again (Art. 18(3)). About: the case.
  DISPUTE_OVER_LETTER("dispute-over-letter", Priority.CONSENT, Words.OF_PROGRAM);

  /// In which order mails leave when not all can: lower first (A12).
  public enum Priority {
    EXTRACT(1),
    CONSENT(2),
    REMINDER(3),
    NEWSLETTER(4);

    private final int rank;

    Priority(int rank) {
      this.rank = rank;
    }

    public int rank() {
      return rank;
    }
  }

  /// Whose words a mail brings, and whether the law awaits them.
  private enum Words {
    OF_PROGRAM,
    /// What somebody of the firm wrote.
    REPLY_OF_STAFF,
    /// What the law owes a data subject.
    ANSWER,
    /// Both.
    ANSWER_OF_STAFF
  }

  private final String id;
  private final Priority priority;
  private final Words words;

  MailKind(String id, Priority priority, Words words) {
    this.id = id;
    this.priority = priority;
    this.words = words;
  }

  public String id() {
    return id;
  }

  public Priority priority() {
    return priority;
  }

  /// Whether a data subject is left without what the law owes them when the mail does not arrive:
  /// the answer to a request, or the question without which there is none (GDPR Art. 12(3), (4)).
  /// The extract, which is an answer too, has a way of its own.
  public boolean isAnswer() {
    return switch (words) {
      case ANSWER, ANSWER_OF_STAFF -> true;
      case OF_PROGRAM, REPLY_OF_STAFF -> false;
    };
  }

  /// Whether somebody of the firm wrote the mail itself, and not the program (RFC 3834).
  public boolean isByAPerson() {
    return switch (words) {
      case REPLY_OF_STAFF, ANSWER_OF_STAFF -> true;
      case OF_PROGRAM, ANSWER -> false;
    };
  }
}
