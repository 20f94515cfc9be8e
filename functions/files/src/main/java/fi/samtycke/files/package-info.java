/// S3: the files of extracts, and the mails that came in until they are read.
@NullMarked
package fi.samtycke.files;

import org.jspecify.annotations.NullMarked;
