import { LogoutOutlined, UserOutlined } from '@ant-design/icons'
import { App, Button, Tag } from 'antd'
import { clsx } from 'clsx'
import { endSession } from '#api/session-calls.ts'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSession } from '../ui/use-session.ts'
import { useSubmit } from '../ui/use-submit.ts'
import { leaveEverywhere } from './session-changes.ts'
import styles from './header.module.css'

/** Who is signed in, as what, and the way out. Nothing in a rehearsal. */
export function OperatorMark() {
  const state = useSession()
  const words = useStrings(sessionStrings)
  const { message } = App.useApp()
  const { run, pending } = useSubmit()
  if (state.kind !== 'signedIn') return null
  const { name, role } = state.operator
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
    <div className={styles.operator}>
      <span className={styles.operatorName} title={name}>
        <UserOutlined aria-hidden />
        <span className="visually-hidden">{words.signedInAs}</span>
        <bdi>{name}</bdi>
      </span>
      <Tag className={clsx(styles.role)}>{words[role]}</Tag>
      <Button size="small" icon={<LogoutOutlined aria-hidden />} loading={pending} onClick={leave}>
        {words.signOut}
      </Button>
    </div>
  )
}
