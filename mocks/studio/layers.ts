/** The studio lies above the console's dialogs, because it moves the world while one is open; antd's begin at 1000. */
export const STUDIO_LAYER = 1100
export const ABOVE_STUDIO = 1200
