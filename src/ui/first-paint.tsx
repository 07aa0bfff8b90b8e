import { commonStrings } from './common-strings.ts'
import { useStrings } from './preferences.ts'
import styles from './first-paint.module.css'

const root = typeof document === 'undefined' ? undefined : document.documentElement
// What index.html shows before any script has run: taken before the first render puts something in its place.
const page = root?.querySelector('[data-painted=page]')
const content = root?.querySelector('[data-painted=content]')
/** Which screen public/first-paint.js found in the address. */
const firstScreen = root?.dataset['screen']

/** The whole page as it was first painted, so that nothing moves while nobody knows yet what to show. */
export function PaintedPage() {
  return <Painted what={page} screen={firstScreen} />
}

/** The same of the content alone, inside the frame: a screen that is on its way. */
export function PaintedContent({ screen }: { screen: 'groups' | 'applications' }) {
  return <Painted what={content} screen={screen} />
}

/** Its rows: a list whose screen is there and whose content is not. */
export function PaintedRows() {
  const words = useStrings(commonStrings)
  return (
    <div className={styles.rows} role="status">
      <span className="visually-hidden">{words.loading}</span>
    </div>
  )
}

function Painted({ what, screen }: { what: Element | null | undefined; screen: string | undefined }) {
  const words = useStrings(commonStrings)
  const show = (place: HTMLElement | null) => {
    if (what instanceof Element) place?.replaceChildren(what.cloneNode(true))
  }
  return (
    <>
      <div className={styles.same} data-screen={screen} aria-hidden ref={show} />
      <p className="visually-hidden" role="status">
        {words.loading}
      </p>
    </>
  )
}
