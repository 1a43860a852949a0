import { expect, test } from 'vitest'
import { emojiIn } from './emoji.ts'

test.each([
  ['👩🏽‍🚀👨‍👩‍👧‍👦🏳️‍🌈', 3],
  ['🇩🇪🇫🇷🏴󠁧󠁢󠁥󠁮󠁧󠁿', 3],
  ['1️⃣ ❤️ ©️', 3],
  ['4711 © ™ ✓ ☎ #', 0],
  // In Unicode after the version of Node 20: 🫩 is of 16.0, the second of none yet.
  ['🫩\u{1faeb}', 2],
  ['a🔔b', 1],
])('%s', (text, count) => {
  const found = emojiIn(text)
  expect(found).toHaveLength(count)
  if (count > 1 && !/\s/.test(text)) expect(found.map(({ start, end }) => text.slice(start, end)).join('')).toBe(text)
})
