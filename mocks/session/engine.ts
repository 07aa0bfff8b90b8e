import { type Backend, createBackend } from '../backend/backend.ts'
import type { World } from './world.ts'

/** A world and the machinery over it. */
export interface Engine {
  readonly world: World
  readonly backend: Backend
  /** Swaps the whole world, as `reset` does. */
  replace(world: World): void
}

export function createEngine(world: World): Engine {
  let current = { world, backend: createBackend(world.service) }
  return {
    get world() {
      return current.world
    },
    get backend() {
      return current.backend
    },
    replace(next) {
      current = { world: next, backend: createBackend(next.service) }
    },
  }
}
