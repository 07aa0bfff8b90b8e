import { Fragment } from 'react'
import { MarkedText } from '../../ui/marked-text.tsx'
import type { WhyMatched } from '../data/why-matched.ts'
import { TextCell } from './text-cell.tsx'
import styles from './group-cells.module.css'

interface AdministratorsProps {
  administrators: readonly string[]
  found: WhyMatched['administrators']
}

/** All administrators in one line; they are IDs, which no language writes differently. */
export function Administrators({ administrators, found }: AdministratorsProps) {
  if (found.length === 0) return <TextCell text={administrators.join(', ')} />
  return (
    <span className={styles.text} title={administrators.join(', ')}>
      {administrators.map((administrator, index) => (
        <Fragment key={administrator}>
          {index > 0 && ', '}
          <bdi>
            <MarkedText text={administrator} ranges={found.find(({ text }) => text === administrator)?.ranges ?? []} />
          </bdi>
        </Fragment>
      ))}
    </span>
  )
}
