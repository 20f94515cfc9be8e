package fi.samtycke.core.declaration.rules;

import fi.samtycke.core.declaration.Purpose;

/// What a contact of one relation to the company is kept for, and on which basis.
///
/// @param id such as `customer`: what the field `relation` of the customer register takes
/// @param purpose the declared purpose
/// @param asked whether the purpose rests on consent, and the person is asked (Art. 6(1)(a));
///   otherwise on a legitimate interest, and the person is told (Art. 6(1)(f), 14)
public record Relation(String id, Purpose purpose, boolean asked) {}
