import { useStrings } from '../ui/preferences.ts'
import { shellStrings } from './shell-strings.ts'

export function Brand() {
  const words = useStrings(shellStrings)
  return (
    <span className="brand">
      <img src="/icon.svg" alt="" width={24} height={24} />
      <span className="brand-name">{words.product}</span>
    </span>
  )
}
