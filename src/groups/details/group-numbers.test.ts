import { describe, expect, it } from 'vitest'
import type { RateReading } from '#api/read-rate.ts'
import { createGroupNumbers } from './group-numbers.ts'

const reading = (end: number, count: number): RateReading => ({
  count,
  seconds: 10,
  end,
  atLeast: false,
  atLimit: false,
})

/** A group whose messages are read by hand. */
function stage() {
  const time = { now: 1000, running: 0 }
  const asked: number[] = []
  const answers: ((answer: RateReading | Error) => void)[] = []
  const numbers = createGroupNumbers({
    now: () => time.now,
    running: () => time.running,
    readRate: (end) => {
      asked.push(end)
      return new Promise((resolve, reject) => {
        answers.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)))
      })
    },
  })
  const pass = (seconds: number) => {
    time.now += seconds
    time.running += seconds * 1000
  }
  const signal = new AbortController()
  return { numbers, asked, answers, pass, life: { since: 0, signal: signal.signal }, end: () => signal.abort() }
}

describe('the numbers of a group', () => {
  it('are read one look at a time, and no seconds twice', async () => {
    const { numbers, asked, answers, pass, life } = stage()
    await numbers.look()
    expect(asked).toEqual([])
    numbers.begin(life)
    const look = numbers.look()
    await numbers.look()
    answers[0]?.(reading(992, 5))
    await look
    await numbers.look()
    expect(asked).toEqual([992])
    expect(numbers.get().rates).toEqual([{ at: 0, time: 992, value: 0.5, atLeast: false, atLimit: false }])
    pass(10)
    void numbers.look()
    expect(asked).toEqual([992, 1002])
  })

  it('tell what a look failed with until one succeeds', async () => {
    const { numbers, answers, life } = stage()
    numbers.begin(life)
    const failed = numbers.look()
    answers[0]?.(new Error('refused'))
    await failed
    expect(numbers.get()).toMatchObject({ rates: [], failure: new Error('refused') })
    const again = numbers.look()
    answers[1]?.(reading(992, 5))
    await again
    expect(numbers.get().failure).toBeUndefined()
  })

  it('take nothing from a look that was left: the group was deleted, or its screen closed', async () => {
    const { numbers, asked, answers, life, end } = stage()
    numbers.begin(life)
    const look = numbers.look()
    end()
    answers[0]?.(reading(992, 5))
    await look
    expect(numbers.get()).toEqual({ people: [], rates: [], failure: undefined })
    await numbers.look()
    expect(asked).toHaveLength(1)
    numbers.begin({ since: 993, signal: new AbortController().signal })
    await numbers.look()
    expect(asked, 'nothing is over yet of a group that is new').toHaveLength(1)
  })

  it('count a reading of people once', () => {
    const { numbers } = stage()
    let heard = 0
    numbers.subscribe(() => {
      heard += 1
    })
    for (const [people, at] of [
      [5, 0],
      [5, 0],
      [6, 0],
      [6, 10],
    ] as const)
      numbers.notePeople(people, at)
    expect(heard).toBe(3)
    expect(numbers.get().people.map(({ value }) => value)).toEqual([6, 6])
  })
})
