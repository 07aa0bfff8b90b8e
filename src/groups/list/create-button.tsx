import { AppstoreAddOutlined, PlusOutlined } from '@ant-design/icons'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { OperationButton } from '../../ui/operation.tsx'
import { useStrings } from '../../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import { useQuotaFull } from './quota-text.tsx'
import styles from './create-button.module.css'

/** `quotaId` = the element that says why no group can be created. */
export function CreateButton({ scope, quotaId }: { scope: Scope; quotaId: string }) {
  const words = useStrings(listStrings)
  const full = useQuotaFull(scope)
  return (
    <OperationButton
      operation="createGroup"
      to={paths.createGroup(scope)}
      blockedBy={full ? quotaId : undefined}
      icon={<PlusOutlined aria-hidden />}
    >
      {words.createGroup}
    </OperationButton>
  )
}

/** Many at once; a sign where there is little room. */
export function CreateManyButton({ scope, quotaId }: { scope: Scope; quotaId: string }) {
  const words = useStrings(listStrings)
  const full = useQuotaFull(scope)
  return (
    <OperationButton
      operation="createGroup"
      kind="default"
      to={paths.createMany(scope)}
      blockedBy={full ? quotaId : undefined}
      title={words.createMany}
      icon={<AppstoreAddOutlined aria-hidden />}
    >
      <span className={styles.label}>{words.createMany}</span>
    </OperationButton>
  )
}
