/// What every function stands on: its wiring, the log, metrics, AWS clients, JSON.
@NullMarked
package fi.samtycke.platform;

import org.jspecify.annotations.NullMarked;
