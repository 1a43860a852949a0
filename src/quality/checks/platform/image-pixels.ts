import { shrinkTo } from '../../../../media/geometry.ts'
import { cropTo } from '../../../core/crop.ts'
import type { Limits } from '../../../../publishers/publisher.ts'
import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const limits = (images: Partial<Limits['images']>) => ({ ...plainPlatform.limits, images: { ...plainPlatform.limits.images, ...images } })
const min = { width: 320, height: 200 }
const sized = (width: number, height: number, images: Partial<Limits['images']> = { min }) => ({
  preview: preview({ media: [{ ...plainImage, width, height }] }),
  limits: limits(images),
})
/** A picture that is turned into another size becomes no larger on its longer side. */
const longestEdge = 4096

export default defineCheck({
  id: 'platform/image-pixels',
  title: {
    pass: { de: 'Die Bilder sind groß genug für die Plattform', en: 'The pictures are large enough for the platform' },
    fail: { de: 'Ein Bild ist zu klein für die Plattform', en: 'A picture is too small for the platform' },
  },
  why: {
    de: 'Die Plattform lehnt einen Beitrag mit einem zu kleinen Bild ab, und die Leserschaft bekommt ihn nie zu sehen.',
    en: 'The platform refuses a post with too small a picture, and its readers never see it.',
  },
  source: 'The limits of each platform, with the page they were read from, in its manifest; or what the server tells of itself.',
  severity: 'blocker',
  needs: ['preview', 'limits'],
  messages: {
    small: {
      de: 'Das Bild hat {width} × {height} Pixel, {platform} verlangt mindestens {minWidth} × {minHeight}. Nehmen Sie ein größeres.',
      en: 'The picture has {width} × {height} pixels, {platform} demands at least {minWidth} × {minHeight}. Take a larger one.',
    },
    cropped: {
      de: 'Für {platform} wird das Bild auf {width} × {height} Pixel beschnitten, verlangt sind mindestens {minWidth} × {minHeight}. Nehmen Sie ein größeres oder eines in einer anderen Form.',
      en: 'For {platform} the picture is cropped to {width} × {height} pixels, at least {minWidth} × {minHeight} are demanded. Take a larger one or one of another shape.',
    },
  },
  // Too many pixels are no fault: the hub makes the picture smaller by itself. It makes none larger.
  appliesTo: (_, { preview, limits }) => limits.images.min !== undefined && preview.media.some(({ kind }) => kind === 'image'),
  *run({ preview, limits: { images } }, { story, platform }) {
    const { width: minWidth, height: minHeight } = images.min ?? { width: 0, height: 0 }
    const large = ({ width, height }: { width: number; height: number }) => width >= minWidth && height >= minHeight
    for (const media of preview.media.filter(({ kind }) => kind === 'image')) {
      const area = cropTo(media, images.aspect, media.focalPoint)
      const sent = shrinkTo(area, { pixels: images.pixels, longestEdge }, images.aspect)
      if (large(sent)) continue
      const data = { platform: platform.name, minWidth, minHeight }
      const at = { field: mediaField(story, media) }
      if (large(media)) yield { message: 'cropped', certainty: 'sure', at, data: { ...data, width: sent.width, height: sent.height } }
      else yield { message: 'small', certainty: 'sure', at, data: { ...data, width: media.width, height: media.height } }
    }
  },
  examples: {
    good: [
      { say: 'Just large enough', facts: sized(320, 200) },
      { say: 'Far too large, and made smaller', facts: sized(9000, 6000, { min, pixels: 1_000_000 }) },
    ],
    bad: [
      { say: 'A thumbnail', facts: sized(319, 240), expect: ['small'] },
      {
        say: 'A long banner, of which little is left',
        facts: sized(1200, 210, { min, aspect: { min: 0.8, max: 1 } }),
        expect: ['cropped'],
      },
    ],
  },
})
