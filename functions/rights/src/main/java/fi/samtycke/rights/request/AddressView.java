package fi.samtycke.rights.request;

import fi.samtycke.core.PersonalData;

/// The question to one of two addresses.
///
/// @param text before the names of its texts
/// @param proposed the new address; empty on the page of its own holder, who may be somebody else
/// @param undecided whether the form was sent without a decision
public record AddressView(String text, String lastDay, String proposed, boolean undecided)
    implements PersonalData {

  @Override
  public String toString() {
    return "AddressView[redacted]";
  }
}
