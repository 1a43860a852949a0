import { measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const title = { max: 100, unit: 'utf16', source: 'https://acme.example/limits', checked: '2026-11-30' } as const
const facts = (typed: string) => ({ preview: preview({ title: typed }), limits: { ...plainPlatform.limits, title } })

export default defineCheck({
  id: 'platform/title-length',
  title: {
    pass: { de: 'Der Titel passt auf die Plattform', en: 'The title fits the platform' },
    fail: { de: 'Der Titel ist zu lang', en: 'The title is too long' },
  },
  why: {
    de: 'Wo ein Beitrag einen eigenen Titel hat, lehnt die Plattform einen zu langen ab, und den Beitrag mit ihm.',
    en: 'Where a post has a title of its own, the platform refuses one that is too long, and the post with it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    long: {
      de: 'Der Titel hat {length} Zeichen, {platform} nimmt höchstens {max}. Kürzen Sie ihn um {over}.',
      en: 'The title has {length} characters, {platform} takes at most {max}. Shorten it by {over}.',
    },
  },
  appliesTo: (_, { preview, limits }) => preview.title !== undefined && limits.title !== undefined,
  *run({ preview: { title = '' }, limits: { title: limit } }, { platform: { name: platform } }) {
    if (!limit) return
    const length = measureText(title, limit)
    const over = length - limit.max
    if (over > 0)
      yield { message: 'long', certainty: 'sure', at: { field: 'article.title' }, data: { platform, length, max: limit.max, over } }
  },
  examples: {
    good: [{ say: 'As long as it may be', facts: facts('ä'.repeat(100)) }],
    bad: [
      { say: 'One too long', facts: facts('ä'.repeat(101)), expect: ['long'] },
      { say: 'An emoji is two of these units', facts: facts('🔔'.repeat(51)), expect: ['long'] },
    ],
  },
})
