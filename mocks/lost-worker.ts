import { errorResponse } from './codecs/envelope.ts'
import type { Host } from './host.ts'

/**
 * Clearing the site's data under an open page ends its service worker and the mock session. From then on calls would reach whatever
 * serves the page: they are refused here instead, and the operator is told to reload.
 */
export function refuseWithoutWorker(host: Host, origin: string): void {
  const workers = navigator.serviceWorker
  const network = globalThis.fetch.bind(globalThis)
  workers.addEventListener('controllerchange', () => {
    if (workers.controller === null) {
      host.notices.add({ kind: 'siteDataCleared', detail: 'The service worker of this page is gone.' })
    }
  })
  globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, location.href)
    if (workers.controller !== null || url.origin !== origin || !host.handles(url)) return network(input, init)
    return errorResponse(host.port.stamp(), {
      code: 'Gateway.NotSent',
      status: 409,
      message: 'The mock session is gone: the data of this site was cleared. Reload the page.',
    })
  }
}
