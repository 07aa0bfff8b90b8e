import { defineStrings } from '#lib/strings.ts'

/** Labels of groups that several screens share. In English they are the vendor console's, exactly. */
export const glossary = defineStrings({
  en: {
    viewDetails: 'View Details',
    sendMessage: 'Send Message',
    deleteGroup: 'Delete Group',
    restoreGroup: 'Restore Group',
    groupId: 'Group ID',
    groupName: 'Group Name',
    owner: 'Owner',
    created: 'Created',
    deletedAt: 'Deleted',
    restorableUntil: 'Restorable until',
    onlineUsers: 'Online users',
    supergroup: 'Supergroup',
    messageType: 'Message Type',
    noPlaceFree: 'No quota slot is free in this application.',
    checkAgain: 'Check again',
  },
  zh: {
    viewDetails: '查看详情',
    sendMessage: '发送消息',
    deleteGroup: '删除群组',
    restoreGroup: '恢复群组',
    groupId: '群组ID',
    groupName: '群组名称',
    owner: '群主',
    created: '创建时间',
    deletedAt: '删除时间',
    restorableUntil: '可恢复至',
    onlineUsers: '在线人数',
    supergroup: '超级大群',
    messageType: '消息类型',
    noPlaceFree: '此应用没有可用配额。',
    checkAgain: '重新检查',
  },
})
