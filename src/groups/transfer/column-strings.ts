import { defineStrings, type Locale } from '#lib/strings.ts'
import { commonStrings } from '../../ui/common-strings.ts'
import { fieldStrings } from '../fields/field-strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

const headingsOf = (locale: Locale) => ({
  id: glossary[locale].groupId,
  name: glossary[locale].groupName,
  owner: glossary[locale].owner,
  information: fieldStrings[locale].information,
  status: commonStrings[locale].status,
  created: glossary[locale].created,
  onlineUsers: glossary[locale].onlineUsers,
  supergroup: glossary[locale].supergroup,
  deletedAt: glossary[locale].deletedAt,
  restorableUntil: glossary[locale].restorableUntil,
})

/** The columns of a file, as their headings name them. */
const headings = defineStrings({
  en: {
    ...headingsOf('en'),
    administrators: 'Administrators',
    deletedBy: 'Deleted by',
    messagesUntil: 'Messages until',
    problem: 'What is wrong',
  },
  zh: {
    ...headingsOf('zh'),
    administrators: '管理员',
    deletedBy: '删除者',
    messagesUntil: '消息保留至',
    problem: '错误说明',
  },
})

/** The same, and what stands in columns of what is true or not. */
export const columnStrings = defineStrings({
  en: { ...headings.en, yes: 'Yes', no: 'No' },
  zh: { ...headings.zh, yes: '是', no: '否' },
})

export type ColumnKey = keyof (typeof headings)['en']

/** What else people, and programs that know the API, call the columns that make a group. */
export const OTHER_HEADINGS = {
  id: ['id', 'groupids', '群 ID', '群组编号'],
  name: ['name', '名称', '群名称', '群名'],
  owner: ['ownerId', 'creator', 'creatorId', '群主 ID'],
  administrators: ['administrator', 'admin', 'admins', 'adminList', '管理员列表', '管理员 ID'],
  information: ['groupInformation', 'groupInfo', 'info', 'additionalInformation', '扩展信息', '群组信息', '附加信息'],
} satisfies Partial<Record<ColumnKey, readonly string[]>>
