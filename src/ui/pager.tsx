import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import styles from './pager.module.css'

interface PagerProps {
  /** Names the landmark: "Pages". */
  label: string
  /** Counted from 1. */
  page: number
  lastPage: number
  /** The address's query string of a page. */
  searchOf: (page: number) => string
  /** Goes to the page whose number was typed. */
  onJump: (page: number) => void
  words: { page: (page: string) => string; previous: string; next: string; jump: string }
}

/** More pages than can all be seen are worth typing a number. */
const MOST_SHOWN = 7

/**
 * Pages as links, so that one can be opened beside or sent. antd's Pagination has focusable list items without a role and no
 * addresses.
 */
export function Pager({ label, page, lastPage, searchOf, onJump, words }: PagerProps) {
  return (
    <nav className={styles.pager} aria-label={label}>
      <Step to={page > 1 ? searchOf(page - 1) : undefined} label={words.previous} icon={<LeftOutlined />} />
      <ol>
        {pagesToShow(page, lastPage).map((shown, index) =>
          shown === undefined ? (
            <li key={`gap-${index}`} className={styles.gap}>
              …
            </li>
          ) : (
            <li key={shown}>
              <Link
                to={{ search: searchOf(shown) }}
                aria-label={words.page(String(shown))}
                aria-current={shown === page ? 'page' : undefined}
              >
                {shown}
              </Link>
            </li>
          ),
        )}
      </ol>
      <Step to={page < lastPage ? searchOf(page + 1) : undefined} label={words.next} icon={<RightOutlined />} />
      {lastPage > MOST_SHOWN && <Jump lastPage={lastPage} label={words.jump} onJump={onJump} />}
    </nav>
  )
}

function Step({ to, label, icon }: { to: string | undefined; label: string; icon: ReactNode }) {
  if (to === undefined) {
    return (
      <span className={styles.step} role="link" aria-disabled="true" aria-label={label}>
        {icon}
      </span>
    )
  }
  return (
    <Link className={styles.step} to={{ search: to }} aria-label={label} title={label}>
      {icon}
    </Link>
  )
}

interface JumpProps {
  lastPage: number
  label: string
  onJump: (page: number) => void
}

/** The number of a page, typed; one behind the last leads to the last. */
function Jump({ lastPage, label, onJump }: JumpProps) {
  const [typed, setTyped] = useState('')
  const go = (event: FormEvent) => {
    event.preventDefault()
    const page = Number(typed)
    if (page < 1) return
    onJump(Math.min(page, lastPage))
    setTyped('')
  }
  return (
    <form className={styles.jump} onSubmit={go}>
      <input
        inputMode="numeric"
        autoComplete="off"
        aria-label={label}
        placeholder={label}
        value={typed}
        onChange={({ target }) => setTyped(target.value.replaceAll(/\D/g, '').slice(0, String(lastPage).length))}
      />
    </form>
  )
}

/** The first, the last and those around the current page; undefined stands for a gap. At most seven. */
export function pagesToShow(page: number, lastPage: number): (number | undefined)[] {
  if (lastPage <= MOST_SHOWN) return Array.from({ length: lastPage }, (_, index) => index + 1)
  if (page <= 4) return [1, 2, 3, 4, 5, undefined, lastPage]
  if (page >= lastPage - 3) return [1, undefined, ...[4, 3, 2, 1, 0].map((back) => lastPage - back)]
  return [1, undefined, page - 1, page, page + 1, undefined, lastPage]
}
