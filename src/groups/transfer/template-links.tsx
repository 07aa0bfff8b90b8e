import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { saveFile } from '../../ui/save-file.ts'
import { createManyStrings } from './create-many-strings.ts'
import { type FileKind, templateFile } from './group-files.ts'
import styles from './create-many-dialog.module.css'

const KINDS = { csv: 'CSV', json: 'JSON' } as const satisfies Record<FileKind, string>

/** Files to fill in, with the headings in the operator's language. */
export function TemplateLinks() {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  return (
    <span className={styles.templates}>
      <span className="muted">{words.template}</span>
      {(['csv', 'json'] as const).map((kind) => (
        <PlainButton
          key={kind}
          small
          aria-label={words.templateOf(KINDS[kind])}
          onClick={() => saveFile(templateFile(kind, locale), `groups-template.${kind}`)}
        >
          {KINDS[kind]}
        </PlainButton>
      ))}
    </span>
  )
}
