import { formatAgo, formatTime } from '#lib/time.ts'
import { CheckLine } from '../../ui/check-line.tsx'
import { Choice } from '../../ui/choice.tsx'
import { NativeSelect } from '../../ui/native-select.tsx'
import { useLocale, usePreference, useStrings } from '../../ui/preferences.ts'
import { useMedia } from '../../ui/use-media.ts'
import { useServiceNow } from '../../ui/use-service-now.ts'
import type { ListParams } from '../data/list-params.ts'
import { ColumnsChoice } from './columns-choice.tsx'
import { displayStrings } from './display-strings.ts'
import type { ChangeList } from './facets.ts'
import {
  DENSITIES,
  densityPreference,
  exactTimesPreference,
  lettersPreference,
  REFRESH_CHOICES,
  refreshPreference,
} from './list-preferences.ts'
import { ShortcutList } from './shortcut-list.tsx'
import styles from './display-form.module.css'

interface DisplayFormProps {
  params: ListParams
  change: ChangeList
  cards: boolean
}

/** Nothing tells of keyboards. Where no pointer can hover there is a finger alone, and no keys but those on the screen. */
const KEYBOARD = '(any-hover: hover)'

/** Seconds ago of the time that shows what exact times are. */
const EXAMPLE_AGE = 3 * 3600

/** How an operator likes the list, kept in this browser for every application. */
export function DisplayForm({ params, change, cards }: DisplayFormProps) {
  const words = useStrings(displayStrings)
  const locale = useLocale()
  const density = usePreference(densityPreference)
  const exact = usePreference(exactTimesPreference)
  const letters = usePreference(lettersPreference)
  const every = usePreference(refreshPreference)
  const now = useServiceNow()
  const keyboard = useMedia(KEYBOARD)
  const example = now - EXAMPLE_AGE
  return (
    <div className={styles.form}>
      {!cards && (
        <>
          <ColumnsChoice params={params} change={change} />
          <div className={styles.line}>
            {words.rowHeight}
            <Choice
              label={words.rowHeight}
              value={density}
              options={DENSITIES.map((value) => ({ value, label: words[value] }))}
              onChange={densityPreference.set}
            />
          </div>
        </>
      )}
      <CheckLine
        label={words.exactTimes}
        help={words.exactTimesHelp(formatTime(example), formatAgo(example, now, locale))}
        checked={exact}
        onChange={exactTimesPreference.set}
      />
      <div className={styles.line}>
        {words.refresh}
        <NativeSelect
          label={words.refresh}
          value={every}
          options={REFRESH_CHOICES.map((seconds) => ({
            value: seconds,
            label: seconds === 0 ? words.off : words.every(seconds.toLocaleString(locale)),
          }))}
          onChange={refreshPreference.set}
        />
      </div>
      {keyboard && (
        <div>
          <CheckLine label={words.letters} checked={letters} onChange={lettersPreference.set} />
          <ShortcutList letters={letters} />
        </div>
      )}
    </div>
  )
}
