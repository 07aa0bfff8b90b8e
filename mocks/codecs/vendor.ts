import { ACTIONS, type ActionName, isActionName } from '#api/contract/actions.ts'
import { ServiceError } from '#api/contract/errors.ts'
import { BadRequest } from './console.ts'
import type { Claim } from './signature-claim.ts'
import { type NumberedLists, readFields } from './vendor-fields.ts'
import type { VendorRequest } from './vendor-request.ts'

export interface VendorCall {
  action: ActionName
  params: Record<string, unknown>
}

const VERSION = '2016-11-01'

/** Parameters of the protocol, which no action sees. `RegionId` and `SignatureType` are sent by SDKs on their own. */
const COMMON = new Set([
  'Action',
  'Version',
  'Format',
  'AccessKeyId',
  'SignatureMethod',
  'SignatureVersion',
  'SignatureNonce',
  'SignatureType',
  'Timestamp',
  'SecurityToken',
  'Signature',
  'RegionId',
])

/**
 * The vendor's wire: RPC over GET or POST, parameters in the query or a form. `scheme`: how the request is signed, which
 * decides whether headers count. Throws ServiceError or BadRequest with the vendor's code.
 */
export function decodeCall(
  request: VendorRequest,
  scheme: Claim['scheme'],
  numberedLists: NumberedLists = 'taken',
): VendorCall {
  const path = request.target.split('?', 1)[0]
  if (path !== '/')
    throw new BadRequest('InvalidAction.NotFound', 404, `There is nothing at ${path ?? ''}. Calls go to the path /.`)
  const pairs = [...request.query, ...request.form]
  const common = new Map(pairs.filter(([name]) => COMMON.has(name)))
  // A legacy signature covers parameters only, so there a header proves nothing.
  const named = (parameter: string, header: string) =>
    (scheme === 'HMAC-SHA1' ? undefined : request.headers.get(header)) ?? common.get(parameter)

  const version = named('Version', 'x-acs-version')
  if (version === undefined) throw new ServiceError('MissingVersion', `Name the version: ${VERSION}.`)
  if (version !== VERSION) throw new ServiceError('InvalidVersion', `There is no version ${version}. Use ${VERSION}.`)
  const action = named('Action', 'x-acs-action')
  if (action === undefined) throw new ServiceError('MissingAction', 'Name the action.')
  if (!isActionName(action)) {
    const known = Object.keys(ACTIONS).join(', ')
    throw new ServiceError('InvalidAction.NotFound', `There is no action ${action}. Known actions: ${known}.`)
  }
  checkFormat(request, scheme, common.get('Format'))
  return {
    action,
    params: readFields(
      action,
      pairs.filter(([name]) => !COMMON.has(name)),
      numberedLists,
    ),
  }
}

/** The vendor also speaks XML, and does so to legacy calls that ask for nothing else. */
function checkFormat({ headers }: VendorRequest, scheme: Claim['scheme'], format: string | undefined): void {
  const accept = headers.get('accept') ?? ''
  const wanted = format ?? (scheme === 'HMAC-SHA1' ? 'XML' : undefined)
  if (wanted !== undefined && wanted.toUpperCase() !== 'JSON') {
    const why = format === undefined ? 'A call without Format asks for XML' : `Format=${format} is asked for`
    throw new ServiceError('InvalidParameter', `${why}, and this server answers in JSON only. Send Format=JSON.`)
  }
  if (wanted === undefined && /xml/i.test(accept) && !/json|\*/i.test(accept)) {
    throw new ServiceError(
      'InvalidParameter',
      `Accept: ${accept} asks for XML. This server answers in JSON only: accept application/json.`,
    )
  }
}
