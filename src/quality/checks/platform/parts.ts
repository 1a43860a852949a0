import { defineCheck } from '../../check.ts'
import { plainPlatform, preview } from '../../testing.ts'

const { supports } = plainPlatform
const threads = { supports: { ...supports, threads: true } }
const answers = (...texts: string[]) => ({ parts: texts.map((text) => preview({ text })) })

export default defineCheck({
  id: 'platform/parts',
  title: {
    pass: { de: 'Die Plattform nimmt alle Teile', en: 'The platform takes all parts' },
    fail: { de: 'Die Plattform nimmt keine weiteren Teile', en: 'The platform takes no further parts' },
  },
  why: {
    de: 'Was als Thread oder als erster Kommentar gedacht ist, bekäme dort niemand zu sehen.',
    en: 'What is meant as a thread or as a first comment would be seen by nobody there.',
  },
  source: 'What each publisher can do on its platform, in its manifest.',
  severity: 'blocker',
  needs: ['parts'],
  messages: {
    none: {
      de: 'Auf {platform} kann keinem Beitrag etwas folgen. Löschen Sie die weiteren Teile, oder sagen Sie alles im Beitrag selbst.',
      en: 'On {platform} nothing can follow a post. Delete its further parts, or say everything in the post itself.',
    },
  },
  *run({ parts }, { platform }) {
    if (parts.length === 0 || platform.supports.threads) return
    yield { message: 'none', certainty: 'sure', at: { field: 'parts' }, data: { platform: platform.name } }
  },
  examples: {
    good: [
      { say: 'A post that stands by itself', facts: answers() },
      { say: 'A thread where threads are', facts: answers('Zweitens.', 'Drittens.'), platform: threads },
    ],
    bad: [{ say: 'A first comment where nothing answers', facts: answers('Der Link steht hier.'), expect: ['none'] }],
  },
})
