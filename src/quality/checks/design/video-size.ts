import type { Limits } from '../../../../publishers/publisher.ts'
import { defineCheck } from '../../check.ts'
import type { ReadVideo } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { plainPlatform, readVideo } from '../../testing.ts'

/** Players round to whole pixels. */
const tolerance = 0.01

const told = { source: 'https://plainbook.example/films', checked: '2026-11-29' } as const
const anyShape = { max: 1, bytes: 40_000_000, mimeTypes: ['video/mp4'], ...told }
const video = { ...anyShape, pixels: 2_304_000, aspect: { min: 0.5625, max: 1.7778 } }
const seen = (differs: Partial<ReadVideo>, limit: NonNullable<Limits['video']> = video) => ({
  videos: [readVideo(differs)],
  limits: { ...plainPlatform.limits, video: limit },
})

export default defineCheck({
  id: 'design/video-size',
  title: {
    pass: { de: 'Jeder Film hat eine Größe, die die Plattform nimmt', en: 'Every film has a size that the platform takes' },
    fail: { de: 'Ein Film passt nicht auf die Plattform', en: 'A film does not fit the platform' },
  },
  why: {
    de: 'Die Plattform weist den Film zurück, und der Beitrag erscheint nicht.',
    en: 'The platform turns the film away, and the post does not appear.',
  },
  source: 'The limits of the platform, with source and date in its manifest.',
  severity: 'blocker',
  needs: ['videos', 'limits'],
  messages: {
    bytes: {
      de: 'Der Film ist {megabytes} MB groß, {platform} nimmt höchstens {max} MB. Kürzen Sie ihn oder speichern Sie ihn kleiner.',
      en: 'The film has {megabytes} MB, {platform} takes at most {max} MB. Shorten it or save it smaller.',
    },
    type: {
      de: '{platform} nimmt keine Filme dieser Art ({type}). Speichern Sie ihn als {taken}.',
      en: '{platform} takes no films of this type ({type}). Save it as {taken}.',
    },
    pixels: {
      de: 'Der Film ist {width} × {height} Pixel groß, das ist {platform} zu viel. Speichern Sie ihn in weniger Pixeln.',
      en: 'The film is {width} × {height} pixels large, which is too much for {platform}. Save it with fewer pixels.',
    },
    narrow: {
      de: 'Der Film ist mit {width} × {height} Pixeln für {platform} zu schmal. Nehmen Sie einen breiteren Ausschnitt.',
      en: 'With {width} × {height} pixels, the film is too narrow for {platform}. Cut it wider.',
    },
    wide: {
      de: 'Der Film ist mit {width} × {height} Pixeln für {platform} zu breit. Nehmen Sie einen schmaleren Ausschnitt.',
      en: 'With {width} × {height} pixels, the film is too wide for {platform}. Cut it narrower.',
    },
  },
  appliesTo: (_, { videos, limits }) => limits.video !== undefined && videos.some(({ unread }) => !unread),
  *run({ videos, limits: { video: limit } }, { story, platform }) {
    if (!limit) return
    for (const film of videos) {
      if (film.unread) continue
      const at = { field: mediaField(story, film) }
      // As texts: a pixel more or less is said as it is.
      const size = { width: String(film.width), height: String(film.height), platform: platform.name }
      const shape = film.width / film.height
      if (!limit.mimeTypes.includes(film.mimeType)) {
        const data = { platform: platform.name, type: nameOf(film.mimeType), taken: limit.mimeTypes.map(nameOf).join(' / ') }
        yield { message: 'type', certainty: 'sure', at, data }
      }
      if (film.bytes > limit.bytes) {
        const megabytes = Math.ceil(film.bytes / 100_000) / 10
        const max = Math.floor(limit.bytes / 100_000) / 10
        yield { message: 'bytes', certainty: 'sure', at, data: { megabytes, max, platform: platform.name } }
      }
      if (film.width * film.height > (limit.pixels ?? Infinity)) yield { message: 'pixels', certainty: 'sure', at, data: size }
      if (limit.aspect && shape < limit.aspect.min - tolerance) yield { message: 'narrow', certainty: 'sure', at, data: size }
      if (limit.aspect && shape > limit.aspect.max + tolerance) yield { message: 'wide', certainty: 'sure', at, data: size }
    }
  },
  examples: {
    good: [
      { say: 'A film in full HD', facts: seen({}) },
      { say: 'An upright film', facts: seen({ width: 1080, height: 1920 }) },
      { say: 'Exactly as large as may be', facts: seen({ bytes: 40_000_000 }) },
      { say: 'A pixel off the shape', facts: seen({ width: 1080, height: 1922 }) },
      {
        say: 'A platform that says nothing of pixels and shapes',
        facts: seen({ width: 4000, height: 1000 }, { ...anyShape, pixels: null }),
      },
    ],
    bad: [
      { say: 'Too many bytes', facts: seen({ bytes: 40_000_001 }), expect: ['bytes'] },
      { say: 'Another type', facts: seen({ mimeType: 'video/quicktime' }), expect: ['type'] },
      { say: 'A film in 4K', facts: seen({ width: 3840, height: 2160 }), expect: ['pixels'] },
      { say: 'A narrow strip', facts: seen({ width: 400, height: 1000 }), expect: ['narrow'] },
      { say: 'A film as wide as a cinema', facts: seen({ width: 1920, height: 800 }), expect: ['wide'] },
    ],
  },
})

function nameOf(mimeType: string): string {
  const name = mimeType.replace(/^video\//, '')
  return name === 'quicktime' ? 'MOV' : name === 'webm' ? 'WebM' : name.toUpperCase()
}
