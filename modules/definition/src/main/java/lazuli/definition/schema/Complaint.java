package lazuli.definition.schema;

/** Why a text does not fit its grammar, and what to write instead. */
record Complaint(String why, String fix) {}
