package fi.samtycke.extracts;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.change.LoggedChange;
import fi.samtycke.stores.dynamo.Attributes;
import java.util.List;
import java.util.Map;

/// Everything that the tables hold on one person, as read, before it is put into words.
///
/// @param contacts the item collections of contacts, by id
/// @param quarantine entries of the quarantine, by id
/// @param address what the quarantine holds on the address
/// @param conversations the item collections of conversations, by id
/// @param cases the item collections of cases, with their tasks, by id
/// @param mails obligations about any of them
/// @param changes the lines of the log about any of them, oldest first
/// @param noted what the ledger notes of the entries and the address
record Holdings(
    Map<EntryId, List<Attributes>> contacts,
    Map<EntryId, List<Attributes>> quarantine,
    List<Attributes> address,
    Map<EntryId, List<Attributes>> conversations,
    Map<EntryId, List<Attributes>> cases,
    List<Attributes> mails,
    List<LoggedChange> changes,
    List<Attributes> noted)
    implements PersonalData {

  @Override
  public String toString() {
    return "Holdings[redacted]";
  }
}
