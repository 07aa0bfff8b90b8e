import type { ReactNode } from 'react'
import { basePath } from '#lib/base-path.ts'
import { useStrings } from '../ui/preferences.ts'
import { AccountMenu } from './account-menu.tsx'
import { shellStrings } from './shell-strings.ts'
import styles from './bar.module.css'

/** The one bar of every screen, which stays while the page scrolls: the mark, the place one is in, people and preferences. */
export function Bar({ children }: { children?: ReactNode }) {
  const words = useStrings(shellStrings)
  return (
    <header className={styles.bar} data-frame="bar">
      <span className={styles.brand}>
        <img src={`${basePath}icon.svg`} alt="" width={24} height={24} />
        <span className={styles.name}>{words.product}</span>
      </span>
      <div className={styles.place}>{children}</div>
      <AccountMenu />
    </header>
  )
}
