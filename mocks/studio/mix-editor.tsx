import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber } from 'antd'
import { LIMITS } from '#api/contract/limits.ts'
import { useStrings } from '../../src/ui/preferences.ts'
import type { ControlParams } from '../control.ts'
import { showStrings } from './show-strings.ts'
import styles from './mix-editor.module.css'

/** As typed: 64-bit numbers are text. */
export interface MixRow {
  key: number
  type: string
  weight: string
  share: number
  body: string
}

type Mix = NonNullable<ControlParams<'show'>['mix']>

/** The mix as the control takes it, undefined without rows, or the number of the first row that is none. */
export function mixOf(rows: readonly MixRow[]): Mix | number | undefined {
  if (rows.length === 0) return undefined
  const isWhole = (text: string) => /^[1-9]\d{0,18}$/.test(text)
  const bad = rows.findIndex(({ type, weight, share }) => !isWhole(type) || !isWhole(weight) || !(share > 0))
  if (bad !== -1) return bad + 1
  return rows.map(({ type, weight, share, body }) => ({ type: BigInt(type), weight: BigInt(weight), share, body }))
}

/** Which messages are sent, and how often each. */
export function MixEditor({ rows, onChange }: { rows: MixRow[]; onChange: (rows: MixRow[]) => void }) {
  const words = useStrings(showStrings)
  const change = (key: number, part: Partial<MixRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)))
  const nextKey = Math.max(0, ...rows.map(({ key }) => key)) + 1
  const nextType = String(rows.length + 1)
  return (
    <table className={styles.mix}>
      <caption>{rows.length === 0 ? words.chat : words.mix}</caption>
      <thead hidden={rows.length === 0}>
        <tr>
          <th scope="col">{words.type}</th>
          <th scope="col">{words.weight}</th>
          <th scope="col">{words.share}</th>
          <th scope="col">{words.body}</th>
          <th scope="col">
            <span className="visually-hidden">{words.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, type, weight, share, body }, index) => {
          const row = String(index + 1)
          return (
            <tr key={key}>
              <td>
                <Input
                  value={type}
                  aria-label={words.ofRow(words.type, row)}
                  onChange={(event) => change(key, { type: event.target.value.trim() })}
                />
              </td>
              <td>
                <Input
                  value={weight}
                  aria-label={words.ofRow(words.weight, row)}
                  onChange={(event) => change(key, { weight: event.target.value.trim() })}
                />
              </td>
              <td>
                <InputNumber
                  value={share}
                  min={0}
                  controls={false}
                  aria-label={words.ofRow(words.share, row)}
                  onChange={(value) => change(key, { share: value ?? 0 })}
                />
              </td>
              <td>
                <Input
                  value={body}
                  aria-label={words.ofRow(words.body, row)}
                  onChange={(event) => change(key, { body: event.target.value })}
                />
              </td>
              <td>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={words.removeRow(row)}
                  title={words.removeRow(row)}
                  disabled={rows.length === 1}
                  onClick={() => onChange(rows.filter((other) => other.key !== key))}
                />
              </td>
            </tr>
          )
        })}
      </tbody>
      <tfoot>
        <tr>
          <td colSpan={5}>
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              disabled={rows.length >= LIMITS.messageTypesPerGroup}
              onClick={() => onChange([...rows, { key: nextKey, type: nextType, weight: '1', share: 10, body: '' }])}
            >
              {words.addRow}
            </Button>
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
