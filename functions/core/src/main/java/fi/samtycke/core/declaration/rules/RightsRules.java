package fi.samtycke.core.declaration.rules;

import fi.samtycke.core.declaration.LocalText;
import java.time.Period;
import java.util.List;

/// How requests of data subjects are handled (GDPR Art. 12-22).
///
/// @param answerWithin from the receipt of a request (Art. 12(3))
/// @param extension by how much the answer may be put off
/// @param challenge how long the mailed link works by which a person confirms
/// @param pushDays how many days before the last one the responsible person is told, the most first
/// @param tasksWithin how long people have for what is to be done outside
/// @param extractFile how long the file of an extract is kept
/// @param addressCooling how long after a change of address an extract needs a second approval
/// @param keep how long what was asked and answered is kept after the end of a case
/// @param authority where one may complain (Art. 77)
public record RightsRules(
    Period answerWithin,
    Period extension,
    Period challenge,
    List<Integer> pushDays,
    Period tasksWithin,
    Period extractFile,
    Period addressCooling,
    Period keep,
    LocalText authority) {}
