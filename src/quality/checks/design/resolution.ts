import { cropOf } from '../../../../media/analysis/crop-box.ts'
import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview, readImage } from '../../testing.ts'

/** Pixels of the longer side. Feeds of most networks show pictures so large on a good screen (believed). */
const standardEdge = 1080

const { limits } = plainPlatform
const seen = (width: number, height: number, images: object = {}) => ({
  images: [readImage({ width, height })],
  preview: preview({ media: [plainImage] }),
  limits: { ...limits, images: { ...limits.images, ...images } },
})

export default defineCheck({
  id: 'design/resolution',
  title: {
    pass: { de: 'Die Bilder haben genug Pixel', en: 'The pictures have enough pixels' },
    fail: { de: 'Ein Bild ist kleiner, als es gezeigt wird', en: 'A picture is smaller than it is shown' },
  },
  why: {
    de: 'Die Plattform vergrößert das Bild, und auf einem guten Bildschirm sieht man die Pixel.',
    en: 'The platform enlarges the picture, and on a good screen one sees the pixels.',
  },
  source: 'The width at which the platform shows pictures, where its manifest tells it; else 1,080 pixels on the longer side.',
  severity: 'advice',
  needs: ['images', 'preview', 'limits'],
  messages: {
    narrow: {
      de: 'Von diesem Bild bleiben {width} Pixel in der Breite, {platform} zeigt bis zu {wanted}. Laden Sie es größer hoch, wenn es das Bild größer gibt.',
      en: 'Of this picture {width} pixels are left across, {platform} shows up to {wanted}. Upload it larger, where there is a larger one.',
    },
    small: {
      de: 'Von diesem Bild bleiben {edge} Pixel auf der längeren Seite, {wanted} sollten es sein. Laden Sie es größer hoch, wenn es das Bild größer gibt.',
      en: 'Of this picture {edge} pixels are left on the longer side, there should be {wanted}. Upload it larger, where there is a larger one.',
    },
  },
  appliesTo: (_, { images }) => images.some(({ unread }) => !unread),
  *run({ images, preview, limits }, { story, platform }) {
    const { recommendedWidth, aspect } = limits.images
    for (const image of images) {
      if (image.unread) continue
      const { kept } = cropOf(image, aspect, preview.media.find(({ id }) => id === image.id)?.focalPoint)
      const [width, height] = [Math.round(kept.width * image.width), Math.round(kept.height * image.height)]
      const edge = Math.max(width, height)
      const at = { field: mediaField(story, image) }
      if (recommendedWidth !== undefined) {
        const data = { width, wanted: recommendedWidth, platform: platform.name }
        if (width < recommendedWidth) yield { message: 'narrow', certainty: 'sure', at, data }
      } else {
        const data = { edge, wanted: standardEdge }
        if (edge < standardEdge) yield { message: 'small', certainty: 'sure', at, data }
      }
    }
  },
  examples: {
    good: [
      { say: 'Large enough', facts: seen(1200, 800) },
      { say: 'Upright, and exactly large enough', facts: seen(810, 1080) },
      { say: 'As wide as the platform shows it', facts: seen(600, 400, { recommendedWidth: 600 }) },
    ],
    bad: [
      { say: 'A thumbnail', facts: seen(320, 240), expect: ['small'] },
      { say: 'Narrower than the platform shows it', facts: seen(1000, 1500, { recommendedWidth: 1080 }), expect: ['narrow'] },
      { say: 'Large enough until it is cropped', facts: seen(1920, 400, { aspect: { min: 0.8, max: 1.91 } }), expect: ['small'] },
    ],
  },
})
