import { cropTo } from '../../../core/crop.ts'
import type { Limits } from '../../../../publishers/publisher.ts'
import type { MediaRef } from '../../../core/story.ts'
import { defineCheck } from '../../check.ts'
import type { ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { plainImage, plainPlatform, preview, readImage } from '../../testing.ts'

const limits = {
  ...plainPlatform.limits,
  images: { ...plainPlatform.limits.images, mimeTypes: ['image/jpeg', 'image/gif'], pixels: 1_000_000 },
}
const moving = (differs: Partial<ReadImage>, images: Partial<Limits['images']> = {}) => ({
  preview: preview({ media: [{ ...plainImage, mimeType: 'image/gif' }] }),
  limits: { ...limits, images: { ...limits.images, ...images } },
  images: [readImage({ mimeType: 'image/gif', frames: 24, width: 480, height: 320, ...differs })],
})

export default defineCheck({
  id: 'platform/image-animation',
  title: {
    pass: { de: 'Was sich bewegt, bewegt sich auch dort', en: 'What moves also moves there' },
    fail: { de: 'Eine Animation steht dort still', en: 'An animation stands still there' },
  },
  why: {
    de: 'Zu sehen ist nur ihr erstes Bild, und das ist oft leer oder unverständlich.',
    en: 'Only its first frame is seen, which is often empty or makes no sense.',
  },
  source: 'What each platform takes, in its manifest, and what the hub can turn an animation into: its first frame.',
  severity: 'warning',
  needs: ['preview', 'limits', 'images'],
  messages: {
    still: {
      de: 'Auf {platform} bewegt sich dieses Bild nicht, nur sein erstes Einzelbild ist zu sehen. Sehen Sie nach, ob das genügt, oder nehmen Sie ein stehendes Bild.',
      en: 'This picture does not move on {platform}, only its first frame is seen. See whether that is enough, or take a still picture.',
    },
    changed: {
      de: 'Für {platform} muss dieses Bild umgerechnet werden, und dabei geht die Bewegung verloren. Laden Sie es mit höchstens {bytes} Byte hoch, in einer Form, die dort niemand beschneidet, und ohne Vermerke in der Datei.',
      en: 'This picture has to be converted for {platform}, and loses its movement by it. Upload it with at most {bytes} bytes, in a shape that nobody crops there, and without notes in the file.',
    },
  },
  appliesTo: (_, { images }) => images.some((image) => image.unread === undefined && image.frames > 1),
  *run({ preview, limits, images }, { story, platform }) {
    for (const media of preview.media) {
      const image = images.find(({ id }) => id === media.id)
      if (!image || image.unread !== undefined || image.frames <= 1) continue
      const at = { field: mediaField(story, media) }
      const data = { platform: platform.name, bytes: limits.images.bytes }
      if (limits.images.animated === false || !limits.images.mimeTypes.includes(image.mimeType))
        yield { message: 'still', certainty: 'maybe', at, data }
      else if (!staysAsItIs(image, media, limits.images)) yield { message: 'changed', certainty: 'maybe', at, data }
    }
  },
  examples: {
    good: [
      { say: 'Goes out as it is', facts: moving({}) },
      { say: 'One still picture beside an animation', facts: { ...moving({}), images: [{ ...readImage({ frames: 3 }), id: 'image-2' }] } },
    ],
    bad: [
      { say: 'The type is not taken', facts: moving({}, { mimeTypes: ['image/jpeg', 'image/png'] }), expect: ['still'] },
      { say: 'Nothing moves there', facts: moving({}, { animated: false }), expect: ['still'] },
      { say: 'It has too many bytes', facts: moving({ bytes: 2_000_001 }), expect: ['changed'] },
      { say: 'It is cropped', facts: moving({}, { aspect: { min: 0.8, max: 1 } }), expect: ['changed'] },
    ],
  },
})

/** As `media/rendition.ts` decides: what it need not touch keeps its frames. */
function staysAsItIs(
  { width, height, bytes, colourSpace, metadata }: ReadImage,
  { focalPoint }: MediaRef,
  limits: Limits['images'],
): boolean {
  const area = cropTo({ width, height }, limits.aspect, focalPoint)
  const whole = area.width === width && area.height === height
  const fits = bytes <= limits.bytes && (limits.pixels === null || width * height <= limits.pixels)
  return whole && fits && metadata.copyright === null && (colourSpace === 'srgb' || colourSpace === 'grey')
}
