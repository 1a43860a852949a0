import { defineCheck } from '../../check.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const told = { source: 'https://acme.example/limits', checked: '2026-11-29' } as const
const films = (count: number) => Array.from({ length: count }, (_, i) => ({ ...plainImage, id: `video-${i}`, kind: 'video' as const }))
const limits = { ...plainPlatform.limits, video: { max: 1, bytes: 40_000_000, mimeTypes: ['video/mp4'], ...told } }
const platform = { supports: { ...plainPlatform.supports, video: true } }

export default defineCheck({
  id: 'platform/video-count',
  title: {
    pass: { de: 'Die Plattform nimmt alle Filme', en: 'The platform takes all films' },
    fail: { de: 'Zu viele Filme', en: 'Too many films' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu vielen Filmen ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too many films, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Beitrag hat {count} Filme, {platform} nimmt höchstens {max}. Entfernen Sie {over}.',
      en: 'The post has {count} films, {platform} takes at most {max}. Remove {over}.',
    },
  },
  // Where no films can be sent at all, platform/media-kind says so.
  appliesTo: ({ platform }, { limits }) => platform.supports.video && limits.video !== undefined,
  *run({ preview, limits: { video } }, { story, platform }) {
    // A publisher must not hide a film by leaving it out: what was added counts, and what it shows.
    const films = [...preview.media, ...story.media].filter(({ kind }) => kind === 'video')
    const count = new Set(films.map(({ id }) => id)).size
    const max = video?.max ?? Infinity
    if (count > max)
      yield {
        message: 'tooMany',
        certainty: 'sure',
        at: { field: 'media' },
        data: { count, max, over: count - max, platform: platform.name },
      }
  },
  examples: {
    good: [
      { say: 'As many as it takes', facts: { preview: preview({ media: films(1) }), limits }, platform },
      { say: 'A picture is no film', facts: { preview: preview({ media: [...films(1), plainImage] }), limits }, platform },
    ],
    bad: [
      { say: 'One more than it takes', facts: { preview: preview({ media: films(2) }), limits }, platform, expect: ['tooMany'] },
      {
        say: 'Two, of which the publisher shows but one',
        facts: { preview: preview({ media: films(1) }), limits },
        story: { media: films(2) },
        platform,
        expect: ['tooMany'],
      },
    ],
  },
})
