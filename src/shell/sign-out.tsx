import { App } from 'antd'
import { endSession } from '#api/session-calls.ts'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSubmit } from '../ui/use-submit.ts'
import { leaveEverywhere } from './session-changes.ts'
import styles from './account-menu.module.css'

export function SignOut() {
  const words = useStrings(sessionStrings)
  const { message } = App.useApp()
  const { run, pending } = useSubmit()
  const leave = () =>
    void run(async () => {
      try {
        const next = await endSession()
        leaveEverywhere()
        window.location.assign(next)
      } catch {
        message.error(words.signOutFailed)
      }
    })
  return (
    <button type="button" className={styles.leave} aria-busy={pending} onClick={leave}>
      {words.signOut}
    </button>
  )
}
