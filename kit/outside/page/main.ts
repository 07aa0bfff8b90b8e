import { setupWorker } from 'msw/browser'
import { createClient } from 'audience-console/client'
import { mockService } from 'audience-console/msw'
import { APPS, GROUPS } from 'audience-console/scenarios'

const url = location.origin
const { handlers, control } = mockService({ url })
await setupWorker(...handlers).start({ quiet: true, onUnhandledFrame: 'bypass' })

const place = { AppId: APPS.typical, DataCenter: 'cn-shanghai', GroupId: GROUPS.quiet } as const
await control('join', { appId: APPS.typical, groupId: GROUPS.quiet, count: 7 })
const { OnlineUserCounts } = await createClient({ url }).call('DescribeLiveMessageGroup', place)
const output = document.querySelector('output')
if (output !== null) output.value = `${OnlineUserCounts} people`
