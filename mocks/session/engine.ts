import { type Backend, createBackend } from '../backend/backend.ts'
import { AnswerMemory } from './answer-memory.ts'
import { CallRate } from './call-rate.ts'
import type { World } from './world.ts'

/** A world and the machinery over it. */
export interface Engine {
  readonly world: World
  readonly backend: Backend
  readonly rate: CallRate
  readonly memory: AnswerMemory
  /** Swaps the whole world, as `reset` does. */
  replace(world: World): void
}

const machineryFor = (world: World) => ({
  world,
  backend: createBackend(world.service),
  rate: new CallRate(),
  memory: new AnswerMemory(),
})

export function createEngine(world: World): Engine {
  let current = machineryFor(world)
  return {
    get world() {
      return current.world
    },
    get backend() {
      return current.backend
    },
    get rate() {
      return current.rate
    },
    get memory() {
      return current.memory
    },
    replace(next) {
      current = machineryFor(next)
    },
  }
}
