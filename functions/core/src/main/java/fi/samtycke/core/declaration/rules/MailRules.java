package fi.samtycke.core.declaration.rules;

/// The controller's own addresses.
///
/// @param from the sender of every mail
/// @param info the mailbox that takes what visitors write
public record MailRules(String from, String info) {}
