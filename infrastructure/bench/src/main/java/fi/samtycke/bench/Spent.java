package fi.samtycke.bench;

/// What something asked of AWS.
///
/// @param requests to DynamoDB
/// @param readUnits as the engine counts them
/// @param writeUnits of the tables: the started kilobytes of every item, twice in a transaction
/// @param indexUnits of the tables' indexes
/// @param mails that SES took
/// @param facts on the bus
/// @param invocations of functions
record Spent(
    int requests,
    double readUnits,
    int writeUnits,
    int indexUnits,
    int mails,
    int facts,
    int invocations) {
  static final Spent NOTHING = new Spent(0, 0, 0, 0, 0, 0, 0);

  Spent plus(Spent other) {
    return new Spent(
        requests + other.requests,
        readUnits + other.readUnits,
        writeUnits + other.writeUnits,
        indexUnits + other.indexUnits,
        mails + other.mails,
        facts + other.facts,
        invocations + other.invocations);
  }

  Spent times(double factor) {
    return new Spent(
        (int) Math.round(requests * factor),
        readUnits * factor,
        (int) Math.round(writeUnits * factor),
        (int) Math.round(indexUnits * factor),
        (int) Math.round(mails * factor),
        (int) Math.round(facts * factor),
        (int) Math.round(invocations * factor));
  }
}
