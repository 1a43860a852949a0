import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const { supports } = plainPlatform
const threads = { supports: { ...supports, threads: true } }
const told = { source: 'https://acme.example/limits', checked: '2026-11-22' } as const
const answers = (...texts: string[]) => ({ parts: texts.map((text) => preview({ text })), limits: plainPlatform.limits })
const threeAtMost = { ...plainPlatform.limits, parts: { max: 3, ...told } }

export default defineCheck({
  id: 'platform/parts',
  title: {
    pass: { de: 'Die Plattform nimmt alle Teile', en: 'The platform takes all parts' },
    fail: { de: 'Die Plattform nimmt nicht alle Teile', en: 'The platform does not take all parts' },
  },
  why: {
    de: 'Was als Thread oder als erster Kommentar gedacht ist, bekäme dort niemand zu sehen.',
    en: 'What is meant as a thread or as a first comment would be seen by nobody there.',
  },
  source: 'What each publisher can do on its platform, in its manifest.',
  severity: 'blocker',
  needs: ['parts', 'limits'],
  messages: {
    none: {
      de: 'Auf {platform} kann keinem Beitrag etwas folgen. Löschen Sie die weiteren Teile, oder sagen Sie alles im Beitrag selbst.',
      en: 'On {platform} nothing can follow a post. Delete its further parts, or say everything in the post itself.',
    },
    tooMany: {
      de: 'Mit dem Beitrag selbst sind es {count} Teile, {platform} nimmt höchstens {max}. Streichen Sie {over} oder fassen Sie welche zusammen.',
      en: 'With the post itself there are {count} parts, {platform} takes at most {max}. Delete {over} or join some of them.',
    },
  },
  // An empty part, and one that is too long, is found where the part is judged by itself.
  *run({ parts, limits }, { platform }) {
    if (parts.length === 0) return
    const count = parts.length + 1
    const max = limits.parts?.max ?? Infinity
    const data = { count, max, over: count - max, platform: platform.name }
    if (!platform.supports.threads) yield { message: 'none', certainty: 'sure', at: { field: 'parts' }, data }
    else if (count > max) yield { message: 'tooMany', certainty: 'sure', at: { field: 'parts' }, data }
  },
  examples: {
    good: [
      { say: 'A post that stands by itself', facts: answers() },
      { say: 'A thread where threads are', facts: answers('Zweitens.', 'Drittens.'), platform: threads },
      {
        say: 'As many as it takes',
        facts: { ...answers('Zweitens.', 'Drittens.'), limits: threeAtMost },
        platform: threads,
      },
    ],
    bad: [
      { say: 'A first comment where nothing answers', facts: answers('Der Link steht hier.'), expect: ['none'] },
      {
        say: 'One more than it takes',
        facts: { ...answers('Secondly.', 'Thirdly.', 'Fourthly.'), limits: threeAtMost },
        platform: threads,
        expect: ['tooMany'],
      },
    ],
  },
})
