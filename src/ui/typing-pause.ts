/** Milliseconds without a key after which what was typed is asked for: a number or a year passes through others on its way. */
export const TYPING_PAUSE_MS = 250
