/// What `template.yaml` says, read once and refused where it says what is not known here.
@NullMarked
package fi.samtycke.local.template;

import org.jspecify.annotations.NullMarked;
