/// AWS on one machine: the services that functions call, their faults, and what they send back.
@NullMarked
package fi.samtycke.local.aws;

import org.jspecify.annotations.NullMarked;
