package fi.samtycke.stores.tasks;

/// Data of a register that lies at a recipient who cannot be asked by machine.
///
/// @param recipient the declared recipient
/// @param register the declared register whose data lies there
public record HeldOutside(String recipient, String register) {}
