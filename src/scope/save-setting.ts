import { writeOrAsk } from '#api/write-or-ask.ts'

/** What was known of the setting when the form was opened, or told to be meanwhile, and what it shall be. */
interface Change<T> {
  seen: T
  wanted: T
}

interface Service<T> {
  isSame: (one: T, other: T) => boolean
  /** What it is now. Rejects with `Failure`. */
  read: () => Promise<T>
  write: (value: T, submitKey: string) => Promise<unknown>
}

/** `unchanged`: there was nothing to save. `theirs`: somebody else has changed it meanwhile, and nothing was saved. */
export type Saved<T> = { kind: 'saved' | 'unchanged' } | { kind: 'theirs'; value: T }

/**
 * Saves one setting. The service keeps whatever came last, so it is asked before whether it still is what was seen. Rejects with what
 * reading or writing rejects with, after a lost answer with `UncertainWrite`.
 */
export async function saveSetting<T>({ seen, wanted }: Change<T>, service: Service<T>): Promise<Saved<T>> {
  const { isSame, read, write } = service
  if (isSame(seen, wanted)) return { kind: 'unchanged' }
  const now = await read()
  // Somebody else wanted the same.
  if (isSame(now, wanted)) return { kind: 'saved' }
  if (!isSame(now, seen)) return { kind: 'theirs', value: now }
  await writeOrAsk(
    async (submitKey) => {
      await write(wanted, submitKey)
      return true
    },
    async () => (isSame(await read(), wanted) ? true : undefined),
  )
  return { kind: 'saved' }
}
