import { defineCheck } from '../../check.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const pictures = (count: number) => preview({ media: Array.from({ length: count }, (_, i) => ({ ...plainImage, id: `image-${i}` })) })
const { limits } = plainPlatform
const without = { ...limits, images: { ...limits.images, max: 0 } }

export default defineCheck({
  id: 'platform/image-count',
  title: {
    pass: { de: 'Die Plattform nimmt alle Bilder', en: 'The platform takes all pictures' },
    fail: { de: 'Zu viele Bilder', en: 'Too many pictures' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu vielen Bildern ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too many pictures, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    tooMany: {
      de: 'Der Beitrag hat {count} Bilder, {platform} nimmt höchstens {max}. Entfernen Sie {over}.',
      en: 'The post has {count} pictures, {platform} takes at most {max}. Remove {over}.',
    },
    none: {
      de: '{platform} nimmt keine Bilder. Entfernen Sie alle aus diesem Beitrag.',
      en: '{platform} takes no pictures. Remove them all from this post.',
    },
  },
  *run({ preview, limits }, { story, platform }) {
    // A publisher must not hide a picture by leaving it out: what was added counts, and what it shows.
    const pictures = [...preview.media, ...story.media].filter(({ kind }) => kind === 'image')
    const count = new Set(pictures.map(({ id }) => id)).size
    const max = platform.supports.images ? limits.images.max : 0
    if (count <= max) return
    const data = { count, max, over: count - max, platform: platform.name }
    yield { message: max === 0 ? 'none' : 'tooMany', certainty: 'sure', at: { field: 'media' }, data }
  },
  examples: {
    good: [
      { say: 'As many as it takes', facts: { preview: pictures(4), limits } },
      { say: 'None where none is taken', facts: { preview: pictures(0), limits: without } },
      { say: 'A film is no picture', facts: { preview: preview({ media: [{ ...plainImage, kind: 'video' }] }), limits: without } },
    ],
    bad: [
      { say: 'One more than it takes', facts: { preview: pictures(5), limits }, expect: ['tooMany'] },
      { say: 'One where none is taken', facts: { preview: pictures(1), limits: without }, expect: ['none'] },
      {
        say: 'One that the publisher left out, because none is taken',
        facts: { preview: pictures(0), limits: without },
        story: { media: [plainImage] },
        expect: ['none'],
      },
      {
        say: 'Five, of which the publisher shows but four',
        facts: { preview: pictures(4), limits },
        story: { media: pictures(5).media },
        expect: ['tooMany'],
      },
    ],
  },
})
