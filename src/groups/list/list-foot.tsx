import { useLocale, useStrings } from '../../ui/preferences.ts'
import { NativeSelect } from '../../ui/native-select.tsx'
import { Pager } from '../../ui/pager.tsx'
import { type ListParams, PAGE_SIZES } from '../data/list-params.ts'
import type { GroupList } from '../data/use-group-list.ts'
import { listStrings } from './list-strings.ts'
import styles from './list-foot.module.css'

interface ListFootProps {
  list: GroupList
  searchAfter: (change: Partial<ListParams>) => string
  change: (change: Partial<ListParams>) => void
}

/** Which of how many groups are on screen, and the way to the others. */
export function ListFoot({ list, searchAfter, change }: ListFootProps) {
  const words = useStrings(listStrings)
  const locale = useLocale()
  const { rows, total, page } = list
  const { size } = list.params
  const lastPage = Math.max(1, Math.ceil(total / size))
  const number = (value: number) => value.toLocaleString(locale)
  const before = (page - 1) * size
  return (
    <div className={styles.foot}>
      <span className="muted numeric">
        {words.range(number(before + 1), number(before + rows.length), number(total))}
      </span>
      {lastPage > 1 && (
        <Pager
          label={words.pages}
          page={page}
          lastPage={lastPage}
          searchOf={(target) => searchAfter({ page: target })}
          onJump={(target) => change({ page: target })}
          words={words}
        />
      )}
      <NativeSelect
        label={words.pageSize}
        value={size}
        options={PAGE_SIZES.map((value) => ({ value, label: words.perPage(String(value)) }))}
        onChange={(value) => change({ size: value })}
      />
    </div>
  )
}
