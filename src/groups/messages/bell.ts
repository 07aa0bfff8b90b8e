/** Seconds between two sounds at least: a word that everybody says is not heard fifty times a second. */
const EVERY_S = 5

/** `unavailable`: the browser plays nothing. */
export type BellState = 'off' | 'on' | 'unavailable'

export interface Bell {
  getState: () => BellState
  subscribe: (listener: () => void) => () => void
  /** From a click or a key, without which browsers play nothing. Rings once, so that one hears what will be heard. */
  switchOn: () => Promise<void>
  switchOff: () => void
  /** Rings, unless it is off or rang a moment ago. */
  ring: () => void
}

/** What a browser does to be heard. */
export interface Sound {
  /** Rejects where the browser does not allow it. */
  start: () => Promise<void>
  stop: () => Promise<void>
  play: () => void
}

/** `open` is asked for the first time when the bell is switched on. */
export function createBell(open: () => Sound, clockMs: () => number = () => performance.now()): Bell {
  const listeners = new Set<() => void>()
  let state: BellState = 'off'
  let sound: Sound | undefined
  let rangAt = Number.NEGATIVE_INFINITY
  const become = (next: BellState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const play = async () => {
    rangAt = clockMs()
    // A call, or another program that plays, may have stopped it meanwhile.
    await sound?.start()
    if (state === 'on') sound?.play()
  }
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async switchOn() {
      try {
        sound ??= open()
        await sound.start()
        become('on')
        await play()
      } catch {
        become('unavailable')
      }
    },
    switchOff() {
      become('off')
      sound?.stop().catch(() => undefined)
    },
    ring() {
      if (state !== 'on' || clockMs() - rangAt < EVERY_S * 1000) return
      play().catch(() => become('unavailable'))
    },
  }
}

/** Two short tones, as of a small bell: hertz, and seconds after the beginning. */
const TONES = [
  { frequency: 880, at: 0 },
  { frequency: 1320, at: 0.12 },
] as const
const TONE_S = 0.25
const LOUDNESS = 0.2

/** A sound made of nothing but numbers: no file has to be loaded, which the page's policy would refuse. */
function openSound(): Sound {
  const context = new AudioContext()
  return {
    start: () => context.resume(),
    stop: () => context.suspend(),
    play() {
      const now = context.currentTime
      for (const { frequency, at } of TONES) {
        const tone = context.createOscillator()
        const volume = context.createGain()
        tone.frequency.value = frequency
        volume.gain.setValueAtTime(LOUDNESS, now + at)
        volume.gain.exponentialRampToValueAtTime(0.001, now + at + TONE_S)
        tone.connect(volume).connect(context.destination)
        tone.start(now + at)
        tone.stop(now + at + TONE_S)
      }
    },
  }
}

/** The console's one bell: once switched on it rings until it is switched off, or the page goes. */
export const bell = createBell(openSound)
