import { commonStrings } from './common-strings.ts'
import { NativeSelect } from './native-select.tsx'
import { Pager } from './pager.tsx'
import { useLocale, useStrings } from './preferences.ts'
import styles from './list-foot.module.css'

interface ListFootProps<Size extends number> {
  /** Rows on screen, and in all. */
  shown: number
  total: number
  /** Counted from 1. */
  page: number
  size: Size
  sizes: readonly Size[]
  /** The address's query string after a change. */
  searchAfter: (change: { page: number }) => string
  change: (change: { page: number } | { size: Size }) => void
  words: { pageSize: string; perPage: (size: string) => string }
}

/** Which rows of how many are on screen, and the way to the others. */
export function ListFoot<Size extends number>(props: ListFootProps<Size>) {
  const { shown, total, page, size, sizes, searchAfter, change, words } = props
  const common = useStrings(commonStrings)
  const locale = useLocale()
  const lastPage = Math.max(1, Math.ceil(total / size))
  const number = (value: number) => value.toLocaleString(locale)
  const before = (page - 1) * size
  return (
    <div className={styles.foot}>
      <span className="muted numeric">{common.range(number(before + 1), number(before + shown), number(total))}</span>
      {lastPage > 1 && (
        <Pager
          label={common.pages}
          page={page}
          lastPage={lastPage}
          searchOf={(target) => searchAfter({ page: target })}
          onJump={(target) => change({ page: target })}
          words={common}
        />
      )}
      <NativeSelect
        label={words.pageSize}
        value={size}
        options={sizes.map((value) => ({ value, label: words.perPage(String(value)) }))}
        onChange={(value) => change({ size: value })}
      />
    </div>
  )
}
