import type { World } from './world.ts'

export interface WorldClock {
  /** The time of a world's service, milliseconds. */
  at(world: World): number
}

/**
 * Time as a session tells it: it follows the wall clock forward and never runs backwards. Where the wall clock is behind what was told
 * already, or what has happened in the world, as after it was set back, time goes on from there instead of standing still.
 */
export function createWorldClock(wallClock: () => number): WorldClock {
  let known: World | undefined
  /** How far the wall clock has fallen behind, milliseconds. */
  let behindMs = 0
  let told = 0
  return {
    at(world) {
      if (known !== world) {
        known = world
        behindMs = 0
        told = 0
      }
      const earliest = Math.max(told, world.service.time)
      if (world.standsAt !== undefined) {
        behindMs = 0
        told = Math.max(world.standsAt, world.service.time)
        return told
      }
      const wallMs = wallClock() + world.offsetMs
      // A wall clock that was put right again is followed as if nothing had been.
      told = wallMs >= earliest ? wallMs : Math.max(wallMs + behindMs, earliest)
      behindMs = told - wallMs
      return told
    },
  }
}
