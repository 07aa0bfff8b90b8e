/** A sentence for the person who named the file. */
export class StateFileError extends Error {}
