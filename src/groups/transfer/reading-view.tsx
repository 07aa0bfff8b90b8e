import { Alert, Flex } from 'antd'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { NativeSelect } from '../../ui/native-select.tsx'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createManyStrings } from './create-many-strings.ts'
import { headingText, missingText, placeText, unreadText } from './fault-words.ts'
import type { HeadingFault } from './loaded-rows.ts'
import { type Encoding, ENCODING_NAMES, ENCODINGS } from './text-encoding.ts'
import type { Reading } from './use-dry-run.ts'
import styles from './reading-view.module.css'

interface ReadingViewProps {
  reading: Reading
  /** Of a file: its encoding, if one was chosen. */
  encoding: { chosen: Encoding | undefined; choose: (encoding: Encoding) => void } | undefined
  onLeaveOut: (headings: readonly string[]) => void
}

/** How the source is read, and why it is not. */
export function ReadingView({ reading, encoding, onLeaveOut }: ReadingViewProps) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  if (reading.kind === 'reading') {
    const share = reading.share.toLocaleString(locale, { style: 'percent' })
    return <p className={clsx('muted', 'numeric', styles.line)}>{words.reading(share)}</p>
  }
  if (reading.kind === 'pattern') return null
  const found = reading.kind === 'unread' ? undefined : reading.encoding?.encoding
  return (
    <>
      <div className={styles.form}>
        {encoding !== undefined && (
          <label className={styles.encoding}>
            {words.readAs}
            <NativeSelect
              label={words.readAs}
              value={encoding.chosen ?? found ?? 'utf-8'}
              options={ENCODINGS.map((value) => ({ value, label: ENCODING_NAMES[value] }))}
              onChange={encoding.choose}
            />
          </label>
        )}
        {reading.kind !== 'unread' && <FormText reading={reading} />}
      </div>
      {reading.kind === 'unread' && <Unread error={reading.error} />}
      {reading.kind === 'headings' && <Headings reading={reading} onLeaveOut={onLeaveOut} />}
    </>
  )
}

const DELIMITER_WORDS = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const

function FormText({ reading: { form } }: { reading: Extract<Reading, { form: unknown }> }) {
  const words = useStrings(createManyStrings)
  if (form.kind === 'pattern') return null
  return (
    <span className="muted">
      {form.kind === 'json' ? words.json : words.delimiter(words[DELIMITER_WORDS[form.delimiter]])}
    </span>
  )
}

function Unread({ error }: { error: unknown }) {
  const locale = useLocale()
  const { text, place } = unreadText(error, locale)
  return (
    <Alert
      type="error"
      role="alert"
      title={place === undefined ? text : placeText(place, 'csv', locale)}
      {...(place !== undefined && { description: text })}
    />
  )
}

interface HeadingsProps extends Pick<ReadingViewProps, 'onLeaveOut'> {
  reading: Extract<Reading, { kind: 'headings' }>
}

function Headings({ reading: { faults, missing }, onLeaveOut }: HeadingsProps) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const headingsOf = (some: readonly HeadingFault[]) => some.map(({ heading }) => heading)
  return (
    <Alert
      type="error"
      role="alert"
      title={missing === undefined ? undefined : missingText(missing, locale)}
      description={
        faults.length > 0 && (
          <Flex vertical gap={8} align="start">
            {faults.map((fault) => (
              <PlaceLine key={fault.heading} place={placeText(fault.place, 'csv', locale)}>
                {headingText(fault, locale)}
              </PlaceLine>
            ))}
            <PlainButton small onClick={() => onLeaveOut(headingsOf(faults))}>
              {faults.length === 1 ? words.leaveColumnOut : words.leaveColumnsOut}
            </PlainButton>
          </Flex>
        )
      }
    />
  )
}

/** A sentence, and where what it is about stands. */
export function PlaceLine({ place, children }: { place: string; children: ReactNode }) {
  return (
    <span className={styles.placed}>
      <span className={clsx('muted', 'numeric', styles.place)}>{place}</span>
      <span className={styles.sentence}>{children}</span>
    </span>
  )
}
