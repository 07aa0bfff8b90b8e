import type { ItemState, RunHead } from './run-types.ts'

/** What is kept of a run beside its head: each item's input, and what became of it. */
export interface KeptItem {
  input: unknown
  state: ItemState
}

/** What a worker tells the journal, and wants to do next. */
export interface Step {
  /** What has become of items. */
  settled: readonly (readonly [index: number, state: ItemState])[]
  /** Items about to be sent: kept as such before they are, unless the run has been paused or cancelled meanwhile. */
  leaving: readonly (readonly [index: number, state: ItemState])[]
  /** What is new of the run itself. */
  head?: Partial<RunHead>
}

export interface StepOutcome {
  head: RunHead
  /** Whether `leaving` was kept, so that they may be sent. */
  mayLeave: boolean
}

/**
 * Where runs are kept, so that they survive the page. Each method is one transaction over all tabs: whoever lost a run to another tab
 * learns of it before it sends anything. What was kept by another version of the console is forgotten when it cannot be read.
 */
export interface Journal {
  heads(): Promise<RunHead[]>
  /** Keeps a new run, unless its operator has one in the same application that is not over: returns that one's ID. */
  add(head: RunHead, items: readonly KeptItem[]): Promise<{ busy: string } | undefined>
  /** What became of the items, by index. */
  states(run: string): Promise<ItemState[]>
  /** Their inputs, in the order asked for. */
  inputs(run: string, indexes: readonly number[]): Promise<unknown[]>
  /** Lets `change` decide on the head as it is now; undefined leaves it. Returns what is kept afterwards. */
  change(run: string, change: (head: RunHead) => RunHead | undefined): Promise<RunHead | undefined>
  /** As `Step` says, if `worker` still works on the run; undefined when it does not. */
  step(run: string, worker: string, step: Step): Promise<StepOutcome | undefined>
  remove(run: string): Promise<void>
}

/** Whether nothing more will happen to a run. */
export const isOver = ({ finishedAt }: RunHead): boolean => finishedAt !== undefined

/** Whether a run stands in the way of another one of the same operator in the same application. */
export const standsInTheWayOf =
  ({ operator, scope }: RunHead) =>
  (other: RunHead): boolean =>
    other.operator === operator &&
    other.scope.center === scope.center &&
    other.scope.appId === scope.appId &&
    !isOver(other)

/** A step, as every journal carries it out on what it holds. */
export function applyStep(head: RunHead, worker: string, { head: changes = {} }: Step): StepOutcome | undefined {
  if (head.worker !== worker) return undefined
  return { head: { ...head, ...changes }, mayLeave: head.state === 'running' }
}
