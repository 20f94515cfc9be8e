package fi.samtycke.consent;

import java.util.List;

/// What the page shows on which a consent is taken back.
///
/// @param boxes one for each purpose that the consent still covers
/// @param withdrawn what it covered once, by name
/// @param undecided whether the form was sent without a choice
public record WithdrawalView(List<Box> boxes, List<String> withdrawn, boolean undecided) {}
