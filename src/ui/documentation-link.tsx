import { QuestionCircleOutlined } from '@ant-design/icons'
import { type ActionName, actionPage } from '#api/contract/actions.ts'
import { commonStrings } from './common-strings.ts'
import { useLocale, useStrings } from './preferences.ts'
import styles from './documentation-link.module.css'

/** The mark on a screen or a dialog that opens the vendor's page of its action, in the operator's language, in a new tab. */
export function DocumentationLink({ action }: { action: ActionName }) {
  const locale = useLocale()
  const label = useStrings(commonStrings).documentation
  return (
    <a
      className={styles.link}
      href={actionPage(action, locale)}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={label}
    >
      <QuestionCircleOutlined aria-hidden />
    </a>
  )
}
