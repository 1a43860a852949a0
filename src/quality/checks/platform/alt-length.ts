import { fittingLength, measureText } from '../../../core/text.ts'
import { defineCheck } from '../../check.ts'
import { atPlace, mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const withAlt = (alt: string) => preview({ media: [{ ...plainImage, alt }] })
const { limits } = plainPlatform
const altMax = (max: number | null) => ({ ...limits, images: { ...limits.images, altMax: max } })

export default defineCheck({
  id: 'platform/alt-length',
  title: {
    pass: { de: 'Die Alternativtexte passen auf die Plattform', en: 'The alternative texts fit the platform' },
    fail: { de: 'Ein Alternativtext ist zu lang', en: 'An alternative text is too long' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit zu langem Alternativtext ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too long an alternative text, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    long: {
      de: 'Der Alternativtext hat {length} Zeichen, {platform} nimmt höchstens {max}. Kürzen Sie ihn um {over}.',
      en: 'The alternative text has {length} characters, {platform} takes at most {max}. Shorten it by {over}.',
    },
  },
  *run({ preview, limits }, { story, platform }) {
    const max = limits.images.altMax
    // Where the platform takes none, none is sent.
    if (max === null || max === 0) return
    for (const media of preview.media) {
      const alt = media.alt ?? ''
      const length = measureText(alt, { unit: 'grapheme' })
      if (length <= max) continue
      const data = { length, max, over: length - max, platform: platform.name }
      const field = mediaField(story, media, 'alt')
      const place = { field, exact: field !== 'media' }
      const span = { start: fittingLength(alt, { unit: 'grapheme' }, max), end: alt.length }
      yield { message: 'long', certainty: 'sure', at: atPlace(place, span), data }
    }
  },
  examples: {
    good: [
      { say: 'Exactly as long as it may be', facts: { preview: withAlt('ä'.repeat(1500)), limits } },
      { say: 'No limit is known', facts: { preview: withAlt('a'.repeat(9999)), limits: altMax(null) } },
      { say: 'The platform takes none, so none is sent', facts: { preview: withAlt('Glocke'), limits: altMax(0) } },
    ],
    bad: [{ say: 'One too long', facts: { preview: withAlt('a'.repeat(1501)), limits }, expect: ['long'] }],
  },
})
