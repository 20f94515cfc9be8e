package fi.samtycke.rights.erasure;

import fi.samtycke.core.EntryId;
import fi.samtycke.core.PersonalData;
import fi.samtycke.core.declaration.OutsideSystem;
import fi.samtycke.core.rights.ErasurePlan.Entry;
import fi.samtycke.core.rights.ErasurePlan.Kept;
import fi.samtycke.core.rights.RightsCase.BeingAnswered;
import fi.samtycke.core.subject.AddressDigest;
import fi.samtycke.stores.cases.CaseStore.Stored;
import fi.samtycke.stores.tasks.HeldOutside;
import java.util.List;

/// What an erasure comes to, as things stand.
///
/// @param seen the case that asks for it
/// @param erased what goes
/// @param kept what a hold keeps; it is restricted
/// @param tasks what people must do at recipients
/// @param searches the systems outside that those do not cover: people look there for the person
/// @param recipients who is told, by those tasks or in another way
/// @param cases of the same person, the one that asks among them: what they gave goes
/// @param ending those of them that are open and end with it
/// @param addresses keyed digests of their addresses, one for each live key version
/// @param shared whether others stand under one of the addresses too
/// @param person by what recipients know them: a line for each name and address
record ErasureScope(
    Stored seen,
    BeingAnswered request,
    List<Erased> erased,
    List<Kept> kept,
    List<HeldOutside> tasks,
    List<OutsideSystem> searches,
    List<String> recipients,
    List<EntryId> cases,
    List<EntryId> ending,
    List<AddressDigest> addresses,
    boolean shared,
    List<String> person)
    implements PersonalData {

  /// @param register the declared register that it belongs to
  record Erased(Entry entry, String register) {}

  @Override
  public String toString() {
    return "ErasureScope[redacted]";
  }
}
