/// API Gateway's HTTP API on one machine: routes, events, answers, tokens, other origins.
@NullMarked
package fi.samtycke.local.http;

import org.jspecify.annotations.NullMarked;
