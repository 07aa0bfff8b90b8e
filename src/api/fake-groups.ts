import type { AnswerOf } from './contract/actions.ts'
import type { GroupRow } from './groups.ts'

type Action = 'ListLiveMessageGroupByPage' | 'DescribeLiveMessageGroup'

/** A group of which a test says only what it is about. */
export const groupRow = (id: string, facts: Partial<GroupRow> = {}): GroupRow => ({
  id,
  name: '',
  owner: '',
  administrators: [],
  createdAt: 100,
  deleted: false,
  ...facts,
})

/** For tests of what reads by the client: one application's groups, in the order of their creation. `fetch` takes the global one's place. */
export class FakeGroups {
  readonly groups = new Map<string, GroupRow>()
  /** Actions called, in order. */
  readonly calls: string[] = []
  #held: { action: Action; until: Promise<void> } | undefined

  fetch = async (url: string, { body }: { body: string }): Promise<Response> => {
    const action = url.slice(url.lastIndexOf('/') + 1)
    this.calls.push(action)
    const answer = action === 'DescribeLiveMessageGroup' ? this.#describe(body) : this.#list(body)
    if (this.#held?.action === action) {
      const { until } = this.#held
      this.#held = undefined
      await until
    }
    return answer
  }

  set(...rows: GroupRow[]): void {
    for (const row of rows) this.groups.set(row.id, row)
  }

  /** The next call of an action is answered as things are when it is asked, but not before the function returned is called. */
  holdNext(action: Action): () => void {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#held = { action, until: promise }
    return resolve
  }

  #describe(body: string): Response {
    const found = this.groups.get(/"GroupId":"(\w+)"/.exec(body)?.[1] ?? '')
    if (found === undefined) {
      return Response.json({ Code: 'ResourceNotExist', Message: '', RequestId: 'r', HostId: '' }, { status: 404 })
    }
    const answer: AnswerOf<'DescribeLiveMessageGroup'> = {
      ...entryOf(found),
      ...(found.deleted ? { Deletatime: 200 } : { OnlineUserCounts: 3 }),
      RequestId: 'r',
    }
    return Response.json(answer)
  }

  #list(body: string): Response {
    const param = (name: string) => Number(new RegExp(String.raw`"${name}":(\d+)`).exec(body)?.[1])
    const [status, number, size] = [param('GroupStatus'), param('PageNumber'), param('PageSize')]
    const rows = [...this.groups.values()].filter(({ deleted }) => status === 0 || deleted === (status === 2))
    if (param('SortType') === 2) rows.reverse()
    const answer: AnswerOf<'ListLiveMessageGroupByPage'> = {
      TotalCount: rows.length,
      PageNumber: number,
      PageSize: size,
      GroupList: rows.slice((number - 1) * size, number * size).map(entryOf),
      RequestId: 'r',
    }
    return Response.json(answer)
  }
}

const entryOf = ({ id, name, owner, administrators, createdAt, deleted }: GroupRow) => ({
  GroupId: id,
  GroupName: name,
  GroupInfo: '',
  CreatorId: owner,
  AdminList: administrators,
  Createtime: createdAt,
  Delete: deleted,
})
