package fi.samtycke.core.declaration;

/// Why data is kept (GDPR Art. 5(1)(b)), as the declaration says it.
///
/// @param name what it is called where it was not agreed to: `contact by email and telephone`
/// @param statement the text as the end of a sentence in the person's own voice, for a consent: `to
///   keep in touch with me by email and telephone`
/// @param marketing whether it is direct marketing, to which a no has no end (Art. 21(2), (3))
public record Purpose(
    String id, LocalText text, LocalText name, LocalText statement, boolean marketing) {}
