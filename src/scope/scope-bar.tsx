import { useQuery } from '@tanstack/react-query'
import { Select, Tag } from 'antd'
import { clsx } from 'clsx'
import { useNavigate } from 'react-router'
import { LIVE_CENTERS, type LiveCenter } from '#api/contract/fields.ts'
import { paths } from '#lib/paths.ts'
import { useStrings } from '../ui/preferences.ts'
import { QuietFailure } from '../ui/quiet-failure.tsx'
import { applicationsQuery } from './queries.ts'
import { scopeStrings } from './scope-strings.ts'
import styles from './scope-bar.module.css'

interface ScopeBarProps {
  center: LiveCenter
  /** Absent on a screen of the whole Live Center: no application to pick. */
  appId?: string
}

/** Live Center and Application, above every screen that depends on them. */
export function ScopeBar({ center, appId }: ScopeBarProps) {
  const words = useStrings(scopeStrings)
  const navigate = useNavigate()
  return (
    <div className={styles.bar}>
      <div className={styles.field}>
        <label htmlFor="live-center">{words.liveCenter}</label>
        <Select
          id="live-center"
          value={center}
          popupMatchSelectWidth={false}
          onChange={(chosen) => void navigate(appId === undefined ? paths.applications(chosen) : paths.center(chosen))}
          options={LIVE_CENTERS.map((known) => ({ value: known, label: words[known] }))}
        />
      </div>
      {appId !== undefined && <ApplicationPicker center={center} appId={appId} />}
    </div>
  )
}

function ApplicationPicker({ center, appId }: { center: LiveCenter; appId: string }) {
  const words = useStrings(scopeStrings)
  const navigate = useNavigate()
  const { data, error, isFetching, isPending, refetch } = useQuery(applicationsQuery(center))
  const options = (data ?? []).map(({ id, name, disabled }) => ({ value: id, label: name, name, disabled }))
  // What could not be read may hold a match.
  const nothing =
    data !== undefined ? words.noApplicationFound : isPending ? words.loadingApplications : words.failedListTitle
  return (
    <div className={clsx(styles.field, styles.wide)}>
      <label htmlFor="application">{words.application}</label>
      <Select
        id="application"
        value={appId}
        loading={isFetching}
        status={error === null ? '' : 'error'}
        showSearch={{
          filterOption: (typed, option) =>
            `${option?.name ?? ''} ${option?.value ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase()),
        }}
        popupMatchSelectWidth={360}
        notFoundContent={nothing}
        onChange={(chosen) => void navigate(paths.groups({ center, appId: chosen }))}
        options={options.map(({ disabled, ...option }) => ({ ...option, off: disabled }))}
        optionRender={({ data: option }) => (
          <span className={styles.option}>
            <span className={styles.name}>{option.name}</span>
            {option.off && <Tag>{words.disabledTag}</Tag>}
            <code translate="no">{option.value}</code>
          </span>
        )}
      />
      {error !== null && (
        <QuietFailure what={words.failedListTitle} error={error} onRetry={() => void refetch()} roomy />
      )}
    </div>
  )
}
