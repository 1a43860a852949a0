import { fittingLength, measureText, type TextUnit } from '../../../core/text.ts'
import type { Limits } from '../../../../publishers/publisher.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const limits = (text: (typeof plainPlatform)['limits']['text']) => ({ ...plainPlatform.limits, text })
const [plain] = plainPlatform.limits.text
const bytes = { ...plain!, max: 3000, unit: 'byte', linkCountsAs: undefined } as const
const weighted = { ...plain!, max: 280, unit: 'weighted' } as const

const messageFor: { readonly [unit in TextUnit]?: 'bytes' | 'weighted' } = { byte: 'bytes', weighted: 'weighted' }

/** What of the typed text there is no room for: what the publisher adds to it, such as the link, must find room as well. */
function tooMuch(seen: string, typed: string, limit: Limits['text'][number]): Finding['at'] {
  const from = typed === '' ? -1 : seen.indexOf(typed)
  if (from < 0) return { field: 'text' }
  const added = measureText(`${seen.slice(0, from)}\n${seen.slice(from + typed.length)}`, limit) - 1
  const start = fittingLength(typed, limit, limit.max - added)
  return start < typed.length ? { field: 'text', start, end: typed.length } : { field: 'text' }
}

export default defineCheck({
  id: 'platform/text-length',
  title: {
    pass: { de: 'Der Text passt auf die Plattform', en: 'The text fits the platform' },
    fail: { de: 'Der Text ist zu lang', en: 'The text is too long' },
  },
  why: {
    de: 'Die Plattform lehnt einen zu langen Beitrag ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post that is too long, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    characters: {
      de: 'Der Text hat {length} Zeichen, {platform} nimmt höchstens {max}. Kürzen Sie ihn um {over}.',
      en: 'The text has {length} characters, {platform} takes at most {max}. Shorten it by {over}.',
    },
    bytes: {
      de: 'Der Text ist {length} Byte lang, {platform} nimmt höchstens {max}. Kürzen Sie ihn um {over}: Umlaute und Emojis zählen mehrfach.',
      en: 'The text is {length} bytes long, {platform} takes at most {max}. Shorten it by {over}: umlauts and emoji count several times.',
    },
    weighted: {
      de: 'Der Text zählt auf {platform} {length}, höchstens {max} sind erlaubt. Kürzen Sie ihn um {over}: Emojis und Zeichen wie € zählen doppelt, ein Link zählt immer gleich viel.',
      en: 'The text counts {length} on {platform}, at most {max} are allowed. Shorten it by {over}: emoji and signs such as € count twice, a link always counts the same.',
    },
  },
  *run({ preview, limits }, { story, platform }) {
    for (const limit of limits.text) {
      const length = measureText(preview.text, limit)
      const over = length - limit.max
      if (over <= 0) continue
      const data = { length, max: limit.max, over, platform: platform.name }
      yield { message: messageFor[limit.unit] ?? 'characters', certainty: 'sure', at: tooMuch(preview.text, story.text, limit), data }
    }
  },
  examples: {
    good: [
      { say: 'Exactly as long as it may be', facts: { preview: preview({ text: 'ä'.repeat(500) }), limits: plainPlatform.limits } },
      {
        say: 'A long link counts as 23',
        facts: { preview: preview({ text: `${'a'.repeat(476)} https://acme.example/${'b'.repeat(99)}` }), limits: plainPlatform.limits },
      },
      {
        say: 'Umlauts and German quotes weigh no more than letters, and a link 23',
        facts: {
          preview: preview({ text: `${'ä„“'.repeat(85)} acme.de/${'b'.repeat(99)} 🐦‍🔥` }),
          limits: limits([{ ...weighted, max: 85 * 3 + 1 + 23 + 1 + 2 }]),
        },
      },
      { say: 'No limit is known', facts: { preview: preview({ text: 'a'.repeat(100_000) }), limits: limits([]) } },
    ],
    bad: [
      { say: 'One too long', facts: { preview: preview({ text: 'a'.repeat(501) }), limits: plainPlatform.limits }, expect: ['characters'] },
      {
        say: 'Few characters, many bytes',
        facts: { preview: preview({ text: '👩‍💻'.repeat(300) }), limits: limits([plain!, bytes]) },
        expect: ['bytes'],
      },
      {
        say: 'Every emoji weighs two',
        facts: { preview: preview({ text: '🔔'.repeat(141) }), limits: limits([weighted]) },
        story: { text: '🔔'.repeat(141) },
        expect: ['weighted'],
      },
      {
        say: 'What was typed would fit, but not with the link that follows it',
        facts: { preview: preview({ text: `${'Glocken '.repeat(60)}\n\nhttps://acme.example/werkstatt` }), limits: plainPlatform.limits },
        story: { text: 'Glocken '.repeat(60) },
        expect: ['characters'],
      },
    ],
  },
})
