import { measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const limits = (text: (typeof plainPlatform)['limits']['text']) => ({ ...plainPlatform.limits, text })
const [plain] = plainPlatform.limits.text
const bytes = { ...plain!, max: 3000, unit: 'byte', linkCountsAs: undefined } as const

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
  },
  *run({ preview, limits }, { platform }) {
    for (const limit of limits.text) {
      const length = measureText(preview.text, limit)
      const data = { length, max: limit.max, over: length - limit.max, platform: platform.name }
      if (length > limit.max)
        yield { message: limit.unit === 'byte' ? 'bytes' : 'characters', certainty: 'sure', at: { field: 'text' }, data }
    }
  },
  examples: {
    good: [
      { say: 'Exactly as long as it may be', facts: { preview: preview({ text: 'ä'.repeat(500) }), limits: plainPlatform.limits } },
      {
        say: 'A long link counts as 23',
        facts: { preview: preview({ text: `${'a'.repeat(476)} https://acme.example/${'b'.repeat(99)}` }), limits: plainPlatform.limits },
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
    ],
  },
})
