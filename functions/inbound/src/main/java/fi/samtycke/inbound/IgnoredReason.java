package fi.samtycke.inbound;

/// Why a mail opens nothing. Nobody is answered; who reads the mailbox sees it there.
enum IgnoredReason {
  /// To no address of a controller here, or to several.
  NOT_OURS,
  /// SES found a virus, or could not look for one: its content is not even fetched.
  VIRUS,
  SPAM,
  /// Nobody vouches for the sender: DMARC did not pass.
  NOT_AUTHENTIC,
  /// No sender, several, another one than the author, or one that is no address.
  NOT_ONE_SENDER,
  /// From a program: an automatic answer, a list, something returned.
  AUTOMATIC,
  /// From an address of our own, or of whoever runs a mail host.
  OWN,
  /// It says no word, or words for several rights.
  NO_WISH,
  /// The same mail was told before.
  KNOWN
}
