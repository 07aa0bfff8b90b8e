/**
 * What the page has begun and what will still change what it shows, beyond what the query cache and the router know. Nobody is kept
 * waiting by it: it is for whoever asks whether anything is pending, as a test does.
 */
const works = new Set<{ what: string }>()

/** Something is under way; returns how to say that it is over. `what`: for a developer to read. */
export function underWay(what: string): () => void {
  const work = { what }
  works.add(work)
  return () => void works.delete(work)
}

/** The same for as long as a promise is open; returns that promise. */
export function whileUnderWay<T>(what: string, work: Promise<T>): Promise<T> {
  const over = underWay(what)
  work.then(over, over)
  return work
}

/** What is under way, in the order in which it began. */
export const allUnderWay = (): readonly string[] => Array.from(works, ({ what }) => what)
