/** What a person's words are in: one stream has both. */
export type Language = 'en' | 'zh'

/** What shows are about. */
export const SUBJECTS = ['finale', 'deals'] as const
export type Subject = (typeof SUBJECTS)[number]

interface Lines {
  talk: readonly string[]
  questions: readonly string[]
}

/** Said in any show. */
const COMMON: Record<Language, Lines> = {
  en: {
    talk: [
      'Hello from the back row!',
      'Just got here, what did I miss?',
      'Watching from the train, no sound yet',
      'Sound is great tonight',
      'agree with the one above',
      'Third time here this week',
      'Greetings from Penang',
      'My whole dorm is watching',
      'this is so good',
      'brb, getting tea',
      'The host is in great form today',
      'who else is watching on a phone',
      'Picture froze for a second, fine again',
      'slow down, I cannot read that fast',
    ],
    questions: [
      'How long does it go on tonight?',
      'Can I watch it again tomorrow?',
      'Is there a recording?',
      'Is it only me or is the picture dark?',
      'How do I change my nickname?',
      'What time does it start on Sunday?',
    ],
  },
  zh: {
    talk: [
      '前排打卡',
      '来晚了，刚才发生了什么',
      '声音好清楚',
      '主播辛苦了',
      '楼上说得对',
      '从昨天等到现在',
      '坐标成都，第一次来',
      '宿舍全员在看',
      '太好看了吧',
      '先去倒杯水，马上回来',
      '今天状态真好',
      '有没有一起用手机看的',
      '刚才卡了一下，现在好了',
      '弹幕太快了，看不过来',
      '哈哈哈哈哈',
      '路过，点个赞',
    ],
    questions: [
      '今晚几点结束？',
      '明天有回放吗？',
      '画面有点暗，是我的问题吗？',
      '昵称在哪里改？',
      '周日几点开始？',
      '有没有人知道怎么投屏？',
    ],
  },
}

const OWN: Record<Subject, Record<Language, Lines>> = {
  finale: {
    en: {
      talk: [
        'Encore!!',
        'that high note, wow',
        'Number 7 has to win this',
        'goosebumps',
        'Votes are in, fingers crossed',
        'The drummer is carrying this',
        'Better than the semi-final',
        'The light show alone is worth it',
        'I cried at the bridge',
        'Nobody sings this one like her',
        'the judges are too kind today',
        'Two songs left and I am not ready',
      ],
      questions: [
        'Which song was that?',
        'When does voting close?',
        'Who is on next?',
        'Is the band live or playback?',
        'Where can I see the scores?',
      ],
    },
    zh: {
      talk: [
        '再来一首！！',
        '这个高音绝了',
        '7 号必须冠军',
        '起鸡皮疙瘩了',
        '已投票，求逆袭',
        '鼓手太稳了',
        '比半决赛还精彩',
        '舞台灯光给满分',
        '副歌一出来就哭了',
        '这首只有她能唱',
        '评委今天好温柔',
        '还剩两首，舍不得',
        '李昕加油！',
      ],
      questions: ['刚才那首叫什么？', '投票什么时候截止？', '下一位是谁？', '是真唱还是对口型？', '分数在哪里看？'],
    },
  },
  deals: {
    en: {
      talk: [
        'Ordered two, one for my mum',
        'Paid, thank you!',
        'Mine arrived yesterday, works well',
        'Cheaper than in the shop downstairs',
        'the white one looks better',
        'Gone in ten seconds, again',
        'Please bring back the rice cooker',
        'My old one lasted eight years',
        'Coupon worked, 40 off',
        'Waiting for the vacuum cleaner',
      ],
      questions: [
        'Which size should I take for two people?',
        'Does it ship to Singapore?',
        'How loud is it at night?',
        'Can I use two coupons together?',
        'How long is the warranty?',
        'Is there a black one?',
      ],
    },
    zh: {
      talk: [
        '已下单 ✅',
        '给爸妈也买了一台',
        '昨天到货，用着不错',
        '比楼下商场便宜',
        '白色更好看',
        '秒没，又没抢到',
        '求电饭煲返场',
        '家里那台用了八年',
        '优惠券用上了，减了 40',
        '就等扫地机了',
        '老客户，回购第三次',
        '已付款，坐等发货',
      ],
      questions: [
        '两个人用多大的合适？',
        '新疆包邮吗？',
        '晚上用声音大吗？',
        '券可以叠加吗？',
        '质保几年？',
        '有黑色吗？',
        '几号链接？',
        '今天拍什么时候发货？',
      ],
    },
  },
}

/** Said with nothing else, or after a sentence. */
export const CHEERS = ['🔥🔥🔥', '👏👏👏', '❤️', '666', '哈哈哈', '😭😭', 'wow', '冲冲冲', '🎉', '!!!'] as const

export const GIFTS = [
  { gift: 'rose', name: '玫瑰', price: 1 },
  { gift: 'lightstick', name: '荧光棒', price: 5 },
  { gift: 'cake', name: '蛋糕', price: 30 },
  { gift: 'rocket', name: '火箭', price: 500 },
] as const

/** What the host announces, in turn. */
export const ANNOUNCEMENTS: Record<Subject, readonly string[]> = {
  finale: [
    '下一位：李昕《海底》。Next on stage: Li Xin with “Deep Sea”.',
    '投票通道已开放，每人三票。Voting is open: three votes each.',
    '请文明发言，勿点击陌生链接。Be kind, and do not open links from strangers.',
    '五分钟后公布前三名。The first three will be announced in five minutes.',
    '现场抽奖：评论区发送“总决赛”参与。Prize draw: write “finale” to take part.',
  ],
  deals: [
    '3 号链接扫地机上架，限量 200 台。Link 3: the robot vacuum, 200 pieces.',
    '领券后下单立减 40 元。Take the coupon first: 40 off.',
    '请勿相信加好友返现，谨防受骗。We never ask you to add us for a refund.',
    '今晚 8 点前下单，明天发货。Ordered before 8 p.m., sent tomorrow.',
    '下一件：静音破壁机。Next: the quiet blender.',
  ],
}

/** What one viewer is troubled by, in turn: somebody has to find it among all the rest. */
export const COMPLAINTS: Record<Subject, readonly string[]> = {
  finale: [
    '我的画面一直黑屏，已经重启两次了，有人管吗？',
    '买了贵宾票还是黑屏，订单 20261107358，请客服看一下',
    '还是黑屏，再不处理我要退票了',
  ],
  deals: [
    '上周买的风扇到货是坏的，订单 20261107358，没人回复我',
    '客服在吗？风扇不转，要求退款',
    '再问一次，坏的风扇怎么退？',
  ],
}

/** One who wants something else repeats himself. */
export const SPAM = [
  '免费领 8888 钻石 👉 http://free-diamonds.example/r/8848 先到先得',
  'FREE diamonds!!! http://free-diamonds.example/r/8848 first come first served',
  '免费领 8888 钻石 👉👉 http://free-diamonds.example/r/8848 先到先得！',
] as const

const joined = (subject: Subject, language: Language): Lines => ({
  talk: [...OWN[subject][language].talk, ...COMMON[language].talk],
  questions: [...OWN[subject][language].questions, ...COMMON[language].questions],
})
const both = (subject: Subject): Record<Language, Lines> => ({
  en: joined(subject, 'en'),
  zh: joined(subject, 'zh'),
})

export const LINES: Record<Subject, Record<Language, Lines>> = { finale: both('finale'), deals: both('deals') }
