import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'
import { hashtagsIn } from '../../text/marks.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const
const seen = (text: string) => ({ preview: preview({ text }), limits: { ...plainPlatform.limits, hashtags: { max: 2, ...told } } })

export default defineCheck({
  id: 'platform/hashtags',
  title: {
    pass: { de: 'Die Plattform nimmt alle Hashtags', en: 'The platform takes all hashtags' },
    fail: { de: 'Zu viele Hashtags', en: 'Too many hashtags' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu vielen Hashtags ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too many hashtags, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Text hat {count} Hashtags, {platform} nimmt höchstens {max}. Streichen Sie {over}.',
      en: 'The text has {count} hashtags, {platform} takes at most {max}. Delete {over}.',
    },
  },
  // Where no limit is known, nothing can be held to it.
  appliesTo: (_, { limits }) => limits.hashtags !== undefined,
  *run({ preview, limits }, { platform }) {
    const max = limits.hashtags?.max ?? Infinity
    const count = hashtagsIn(preview.text).length
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
      { say: 'As many as it takes', facts: seen('Am Samstag gießen wir. #Glocken #Handwerk') },
      { say: 'A rank and an anchor are no hashtags', facts: seen('Platz #1: https://acme.example/#guss #Glocken #Handwerk') },
    ],
    bad: [
      { say: 'One more than it takes', facts: seen('We cast on Saturday. #bells #craft #foundry'), expect: ['tooMany'] },
      { say: 'All in one line', facts: seen('#Glocken #Guss #Handwerk #Bronze #Klang'), expect: ['tooMany'] },
    ],
  },
})
