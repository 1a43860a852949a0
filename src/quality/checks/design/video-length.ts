import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainPlatform, readVideo } from '../../testing.ts'

/** Sound is stored in blocks and ends a little after the picture. */
const toleranceMs = 100

const seen = (durationMs: number, says: { readonly minMs?: number; readonly maxMs?: number }) => {
  const told = { source: 'https://plainbook.example/films', checked: '2026-11-29' } as const
  const video = { max: 1, bytes: 40_000_000, mimeTypes: ['video/mp4'], ...says, ...told }
  return { videos: [readVideo({ durationMs })], limits: { ...plainPlatform.limits, video } }
}
const reels = { minMs: 3_000, maxMs: 90_000 }

export default defineCheck({
  id: 'design/video-length',
  title: {
    pass: { de: 'Jeder Film hat eine Länge, die die Plattform nimmt', en: 'Every film has a length that the platform takes' },
    fail: { de: 'Ein Film ist für die Plattform zu lang oder zu kurz', en: 'A film is too long or too short for the platform' },
  },
  why: {
    de: 'Die Plattform weist den Film zurück, und der Beitrag erscheint nicht.',
    en: 'The platform turns the film away, and the post does not appear.',
  },
  source: 'The limits of the platform, with source and date in its manifest.',
  severity: 'blocker',
  needs: ['videos', 'limits'],
  messages: {
    tooLong: {
      de: 'Der Film dauert {seconds} Sekunden, {platform} nimmt höchstens {max}. Kürzen Sie ihn.',
      en: 'The film lasts {seconds} seconds, {platform} takes at most {max}. Shorten it.',
    },
    tooShort: {
      de: 'Der Film dauert {seconds} Sekunden, {platform} verlangt mindestens {min}. Verlängern Sie ihn oder nehmen Sie ein Bild.',
      en: 'The film lasts {seconds} seconds, {platform} wants at least {min}. Make it longer or take a picture.',
    },
  },
  appliesTo: (_, { videos, limits: { video } }) =>
    (video?.minMs !== undefined || video?.maxMs !== undefined) && videos.some(({ unread }) => !unread),
  *run({ videos, limits: { video: limit } }, { story, platform: { name: platform } }) {
    const { minMs = 0, maxMs = Infinity } = limit ?? {}
    for (const film of videos) {
      if (film.unread) continue
      const at = { field: mediaField(story, film) }
      if (film.durationMs > maxMs + toleranceMs) {
        const data = { seconds: Math.ceil(film.durationMs / 100) / 10, max: maxMs / 1000, platform }
        yield { message: 'tooLong', certainty: 'sure', at, data }
      }
      if (film.durationMs < minMs - toleranceMs) {
        const data = { seconds: Math.floor(film.durationMs / 100) / 10, min: minMs / 1000, platform }
        yield { message: 'tooShort', certainty: 'sure', at, data }
      }
    }
  },
  examples: {
    good: [
      { say: 'Half a minute', facts: seen(30_000, reels) },
      { say: 'The longest that may be, with the end of its sound', facts: seen(90_050, reels) },
      { say: 'The shortest', facts: seen(3_000, reels) },
      { say: 'A long film where only a shortest length is known', facts: seen(3_600_000, { minMs: 1_000 }) },
    ],
    bad: [
      { say: 'Two minutes', facts: seen(120_000, reels), expect: ['tooLong'] },
      { say: 'A blink', facts: seen(900, reels), expect: ['tooShort'] },
    ],
  },
})
