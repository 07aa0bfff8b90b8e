import { CloseOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { type ListParams, NO_FACETS } from '../data/list-params.ts'
import { facetStrings } from './facet-strings.ts'
import { activeFacets, type ChangeList } from './facets.ts'
import styles from './facet-chips.module.css'

/** The filters that are on, each with the button that takes it off; nothing while none is. */
export function FacetChips({ params, change }: { params: ListParams; change: ChangeList }) {
  const words = useStrings(facetStrings)
  const list = useRef<HTMLUListElement>(null)
  const active = activeFacets(params, words)
  const removed = useRef(-1)
  // The chip that had the focus is gone: to the one that stands there now, or before it; after the last one, to the filters.
  useEffect(() => {
    if (removed.current === -1) return
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('li button') ?? [])]
    const next = buttons[Math.min(removed.current, buttons.length - 1)]
    removed.current = -1
    ;(next ?? document.querySelector<HTMLElement>('[data-facets] button'))?.focus()
  }, [active.length])
  if (active.length === 0) return null
  return (
    <div className={styles.line}>
      <ul ref={list} className={styles.chips} aria-label={words.active}>
        {active.map(({ name, value, off }, index) => {
          const text = name === '' ? value : words.chip(name, value)
          return (
            <li key={text} className={styles.chip}>
              <span className={styles.text} title={text}>
                {name !== '' && <span className="muted">{words.chip(name, '')}</span>}
                <bdi>{value}</bdi>
              </span>
              <PlainButton
                kind="text"
                small
                aria-label={words.remove(text)}
                title={words.remove(text)}
                onClick={() => {
                  removed.current = index
                  change(off)
                }}
              >
                <CloseOutlined aria-hidden />
              </PlainButton>
            </li>
          )
        })}
      </ul>
      {active.length > 1 && (
        <PlainButton
          kind="text"
          small
          onClick={() => {
            removed.current = 0
            change(NO_FACETS)
          }}
        >
          {words.clear}
        </PlainButton>
      )}
    </div>
  )
}
