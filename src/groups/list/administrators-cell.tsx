import { TextCell } from './text-cell.tsx'

/** All administrators in one line; they are IDs, which no language writes differently. */
export function Administrators({ administrators }: { administrators: readonly string[] }) {
  return <TextCell text={administrators.join(', ')} />
}
