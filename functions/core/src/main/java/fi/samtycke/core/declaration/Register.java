package fi.samtycke.core.declaration;

import java.util.List;

/// A declared register: `customers`, `personnel`, `chat` or `contact-form`.
///
/// @param responsible who answers for it
public record Register(
    String id, LocalText name, List<Field> fields, ResponsiblePerson responsible) {}
