/** Whether this is a computer, telephone or tablet of Apple's, whose keys are other ones. */
export const isApple = (): boolean => /\bMac OS X\b/.test(navigator.userAgent)
