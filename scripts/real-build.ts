import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** Words that the in-browser backend and its studio cannot do without and that nothing else uses; no class name has a slash. */
const TRACES = ['mockServiceWorker', '[MSW]', '/_control', '__MOCK_IN_PAGE__', 'x-mock', 'studio-panel']

/** Which traces of the in-browser backend a built console carries, as `word in file`. */
function tracesIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap((entry) => {
    const file = path.join(entry.parentPath, entry.name)
    const text = `${entry.name}\n${readFileSync(file, 'utf8')}`
    return TRACES.filter((word) => text.includes(word)).map((word) => `${word} in ${path.relative(folder, file)}`)
  })
}

/**
 * Why the real build may not be shipped; empty when it may. The mock build is the control: were a word to vanish from
 * there too, its absence from the real build would prove nothing.
 */
export function complaintsAbout(realBuild: string, mockBuild: string): string[] {
  const control = tracesIn(mockBuild)
  const blind = TRACES.filter((word) => !control.some((trace) => trace.startsWith(`${word} in `)))
  return [
    ...tracesIn(realBuild).map((trace) => `The real build carries the in-browser backend: ${trace}.`),
    ...blind.map((word) => `"${word}" is not even in the mock build: choose another trace in scripts/real-build.ts.`),
  ]
}
