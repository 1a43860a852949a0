import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'
import { mentionsIn } from '../../text/marks.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const
const seen = (text: string) => ({ preview: preview({ text }), limits: { ...plainPlatform.limits, mentions: { max: 2, ...told } } })

export default defineCheck({
  id: 'platform/mentions',
  title: {
    pass: { de: 'Die Plattform nimmt alle Erwähnungen', en: 'The platform takes all mentions' },
    fail: { de: 'Zu viele Erwähnungen', en: 'Too many mentions' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu vielen Erwähnungen ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too many mentions, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Text erwähnt {count} Konten, {platform} nimmt höchstens {max}. Streichen Sie {over}.',
      en: 'The text mentions {count} accounts, {platform} takes at most {max}. Delete {over}.',
    },
  },
  // Where no limit is known, nothing can be held to it.
  appliesTo: (_, { limits }) => limits.mentions !== undefined,
  *run({ preview, limits }, { platform }) {
    const max = limits.mentions?.max ?? Infinity
    const count = new Set(mentionsIn(preview.text).map(({ text }) => text.toLowerCase())).size
    if (count > max)
      yield {
        message: 'tooMany',
        certainty: 'sure',
        at: { field: 'text' },
        data: { count, max, over: count - max, platform: platform.name },
      }
  },
  examples: {
    good: [
      { say: 'As many as it takes', facts: seen('Danke an @anna und @bert für den Guss.') },
      { say: 'An e-mail address is no mention', facts: seen('Thanks, @anna and @bert. Write to bells@acme.example.') },
      { say: 'The same account again', facts: seen('Danke, @anna und @bert, vor allem @Anna.') },
    ],
    bad: [{ say: 'One more than it takes', facts: seen('Thanks to @anna, @bert and @clara for the casting.'), expect: ['tooMany'] }],
  },
})
