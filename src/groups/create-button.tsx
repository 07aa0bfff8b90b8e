import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Scope } from '#api/scope.ts'
import { paths } from '#lib/paths.ts'
import { useOpenDialog } from '../ui/dialog-route.tsx'
import { useStrings } from '../ui/preferences.ts'
import { listStrings } from './list-strings.ts'
import { useQuotaFull } from './quota-text.tsx'

/** `quotaId` = the element that says why no group can be created; the button stays reachable so that it can be asked. */
export function CreateButton({ scope, quotaId }: { scope: Scope; quotaId: string }) {
  const words = useStrings(listStrings)
  const openDialog = useOpenDialog()
  const full = useQuotaFull(scope)
  const path = paths.createGroup(scope)
  return (
    <Button
      type={full ? 'default' : 'primary'}
      icon={<PlusOutlined aria-hidden />}
      className={full ? 'unavailable' : ''}
      aria-disabled={full}
      {...(full ? { 'aria-describedby': quotaId } : {})}
      data-dialog={path}
      onClick={() => {
        if (!full) openDialog(path)
      }}
    >
      {words.createGroup}
    </Button>
  )
}
