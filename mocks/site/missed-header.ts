/** On every answer to a call that the in-browser backend should have answered. */
export const MISSED_HEADER = 'x-not-intercepted'
