import { FilterOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { filterStrings } from './filter-strings.ts'
import { PanelButton } from './panel-button.tsx'
import { useLocale, useStrings } from './preferences.ts'
import styles from './filters-button.module.css'

interface FiltersButtonProps<Parts> {
  /** Names it for the chips that lead back to it. */
  of: string
  /** How many filters are on. */
  on: number
  load: () => Promise<Parts>
  draw: (parts: Parts) => ReactNode
}

/** The way to the filters, and how many are on. */
export function FiltersButton<Parts>({ of, on, load, draw }: FiltersButtonProps<Parts>) {
  const words = useStrings(filterStrings)
  const locale = useLocale()
  return (
    <span className={styles.filters} data-filters={of}>
      <PanelButton
        label={words.filters}
        icon={<FilterOutlined aria-hidden />}
        mark={
          on === 0 ? undefined : (
            <span className={styles.on}>
              {on.toLocaleString(locale)} <span className="visually-hidden">{words.on}</span>
            </span>
          )
        }
        load={load}
        draw={draw}
      />
    </span>
  )
}
