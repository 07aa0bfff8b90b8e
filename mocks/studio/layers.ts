/** Above the studio, which lies at 1100 (panel.css), above the console's dialogs, because it moves the world while one is open. */
export const ABOVE_STUDIO = 1200
