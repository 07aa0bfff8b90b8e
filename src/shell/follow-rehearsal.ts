import { serviceClock } from '#api/service.ts'
import { underWay } from '#lib/under-way.ts'
import { readDirectoriesAnew } from '../groups/data/directories.ts'
import { isComposing } from '../ui/composing.ts'
import { openForms } from '../ui/open-forms.ts'
import { queryClient } from './query-client.ts'
import { router } from './router.tsx'
import { worlds } from './worlds.ts'

/** `wires`: of calls to come; `service`: what was read is old; `session`: it is of another world. */
type News = 'wires' | 'service' | 'session'

export interface RehearsalSession {
  subscribe(listener: (news: News) => void): () => void
  /** Undefined before it has begun. `at`: service time, milliseconds. */
  view(): { at: number; frozen: boolean } | undefined
}

/** Milliseconds in which commands that follow each other are taken for one. */
const TOGETHER_MS = 40

/** What is still to be done about commands that were given; undefined when it is done. */
let due: { news: Exclude<News, 'wires'>; over: () => void } | undefined
/** So many are replacing the world now, and say themselves when it is there. */
let replacing = 0
/** The screens show another world than the one they were drawn for. */
let mixed = false

/**
 * Whatever moves a rehearsal's world, here or in another tab: what is on screen becomes what a reload would show. It is read again in its
 * place, or, of another world, drawn anew; nothing that somebody is typing is taken away for that.
 */
export function followRehearsal(session: RehearsalSession): void {
  const takeTime = () => {
    const view = session.view()
    if (view !== undefined) serviceClock.tell(view.at, view.frozen)
  }
  takeTime()
  session.subscribe((news) => {
    takeTime()
    // What is read now would use the faults up.
    if (news === 'wires') return
    if (due === undefined) {
      due = { news, over: underWay('a change of the world') }
      setTimeout(carryOut, TOGETHER_MS)
    } else if (news === 'session') {
      due.news = news
    }
  })
  document.addEventListener('input', ({ target }) => (typedInto = target), { capture: true })
  let { pathname } = router.state.location
  router.subscribe(({ location, navigation }) => {
    if (navigation.state !== 'idle' || location.pathname === pathname) return
    pathname = location.pathname
    if (mixed) drawAnew()
  })
}

function carryOut(): void {
  // Whoever replaces the world does it at the end.
  if (due === undefined || replacing > 0) return
  const { news, over } = due
  due = undefined
  if (news === 'session') drawAnew()
  else readAgain()
  over()
}

/**
 * Replaces the world by what `work` does, and shows the screen it returns: no screen reads anything in between. Rejects with what `work`
 * rejects with.
 */
export async function replaceWorld(
  work: () => Promise<string>,
  open: (screen: string) => Promise<void>,
): Promise<void> {
  replacing += 1
  try {
    const screen = await work()
    // The screen that is open may be of nothing that is in this world.
    if (!isTyping()) worlds.leave()
    await open(screen)
  } finally {
    replacing -= 1
    if (replacing === 0) carryOut()
    if (worlds.get() === undefined) worlds.enter()
  }
}

/** Everything is read again where it is on screen, and stays in view until then. */
function readAgain(): void {
  void queryClient.invalidateQueries()
  readDirectoriesAnew(queryClient)
}

function drawAnew(): void {
  mixed = isTyping()
  if (mixed) {
    queryClient.removeQueries({ type: 'inactive' })
    readAgain()
  } else {
    queryClient.clear()
    worlds.enter()
  }
}

/** Something was typed, or is being composed, that would be gone with the screen. */
function isTyping(): boolean {
  const { activeElement } = document
  return openForms.dirty().length > 0 || isComposing() || (activeElement === typedInto && hasText(activeElement))
}

/** The field that heard of a key last. */
let typedInto: EventTarget | null = null

const hasText = (field: Element | null): boolean =>
  field instanceof HTMLTextAreaElement
    ? field.value !== ''
    : field instanceof HTMLInputElement && field.value !== '' && !field.matches('[type=radio], [type=checkbox]')
