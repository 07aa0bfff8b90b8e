/**
 * Where this build was put on its host: the path of the folder that holds index.html, with a slash at both ends. `public/first-paint.js`
 * reads it off its own address. A gateway serves the console at `/`, and so does every server of ours; a preview may stand anywhere.
 */
export const basePath: string =
  typeof document === 'undefined' ? '/' : (document.documentElement?.dataset?.['base'] ?? '/')

/** What a browser keeps for a whole origin under a name, named so that builds under several paths of it do not share. */
export const namedHere = (name: string): string => (basePath === '/' ? name : name + basePath)
