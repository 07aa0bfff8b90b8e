import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'
import styles from './header.module.css'

export function Brand() {
  const words = useStrings(shellStrings)
  return (
    <span className={styles.brand}>
      <img src="/icon.svg" alt="" width={24} height={24} />
      <span className={styles.brandName}>{words.product}</span>
    </span>
  )
}
