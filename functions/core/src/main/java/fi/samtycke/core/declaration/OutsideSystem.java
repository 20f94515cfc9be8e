package fi.samtycke.core.declaration;

import java.util.List;

/// A system besides this one in which personal data lies. Nobody can search, correct or erase in it
/// from here: people do.
///
/// @param id stands in stored tasks
/// @param name what people call it, as it stands within a sentence
/// @param owner the declared role that sees to it
/// @param recipient the declared recipient that runs it; `self` for the company's own premises
/// @param registers whose data lies there
public record OutsideSystem(
    String id, LocalText name, String owner, String recipient, List<String> registers) {}
