import { defineStrings } from '#lib/strings.ts'
import { glossary } from '../fields/glossary-strings.ts'

export const createStrings = defineStrings({
  en: {
    title: 'Create Interactive Messaging Group',
    idHint: 'Letters and digits. Cannot be changed later.',
    nameHint: 'Any text. Cannot be changed later.',
    ownerHint: 'A user ID: letters and digits. Cannot be changed later.',
    suggest: 'Suggest an ID',
    suggesting: 'Looking for a free ID',
    suggested: 'This ID is free.',
    suggestedUnchecked: 'The service could not be asked whether this ID is free. Creating the group will tell.',
    taken: 'A group with this ID exists already.',
    takenDetails: 'View its details',
    takenByDeleted: 'A deleted group holds this ID until 30 days after its deletion.',
    takenRestore: 'Restore that group',
    quotaReason: glossary.en.noPlaceFree,
    createdToast: 'Group created',
    show: glossary.en.viewDetails,
    notCreated:
      'It was not certain whether this was done, so the service was asked: the group does not exist, nothing was created. You can try again.',
  },
  zh: {
    title: '创建互动消息群组',
    idHint: '字母和数字，创建后不可修改。',
    nameHint: '任意文本，创建后不可修改。',
    ownerHint: '用户ID：字母和数字，创建后不可修改。',
    suggest: '推荐ID',
    suggesting: '正在查找可用的 ID',
    suggested: '此 ID 可用。',
    suggestedUnchecked: '无法向服务确认此 ID 是否可用，创建时会再次检查。',
    taken: '已存在使用此 ID 的群组。',
    takenDetails: '查看该群组详情',
    takenByDeleted: '此 ID 被一个已删除的群组占用，删除满 30 天后释放。',
    takenRestore: '恢复该群组',
    quotaReason: glossary.zh.noPlaceFree,
    createdToast: '群组已创建',
    show: glossary.zh.viewDetails,
    notCreated: '结果不确定，已向服务查询：群组不存在，未创建任何内容，可以重试。',
  },
})
