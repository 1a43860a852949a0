import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { plainPlatform, readVideo } from '../../testing.ts'

/** Pictures in a second: below, movements stutter; above, networks throw every second one away. */
const fewest = 15
const most = 61

const told = { source: 'https://plainbook.example/films', checked: '2026-11-29' } as const
const seen = (framesPerSecond: number | null, bounds?: { readonly min: number; readonly max: number }) => {
  const video = { max: 1, bytes: 40_000_000, mimeTypes: ['video/mp4'], framesPerSecond: bounds, ...told }
  return { videos: [readVideo({ framesPerSecond })], limits: bounds ? { ...plainPlatform.limits, video } : plainPlatform.limits }
}
const bounds = { min: 23, max: 60 }

export default defineCheck({
  id: 'design/video-frame',
  title: {
    pass: { de: 'Jeder Film läuft flüssig', en: 'Every film runs smoothly' },
    fail: { de: 'Die Bildrate eines Films passt nicht', en: 'The frame rate of a film does not fit' },
  },
  why: {
    de: 'Der Film ruckelt, oder die Plattform rechnet ihn um und weist ihn manchmal zurück.',
    en: 'The film stutters, or the platform converts it and sometimes turns it away.',
  },
  source: 'The limits of the platform; where it says none, 24 to 60 frames per second are usual.',
  severity: 'warning',
  needs: ['videos', 'limits'],
  messages: {
    tooFew: {
      de: 'Der Film hat {rate} Bilder in der Sekunde und kann ruckeln. Speichern Sie ihn mit 25 oder 30.',
      en: 'The film has {rate} frames per second and may stutter. Save it with 25 or 30.',
    },
    tooMany: {
      de: 'Der Film hat {rate} Bilder in der Sekunde, mehr als die Plattform zeigt. Speichern Sie ihn mit 25 oder 30.',
      en: 'The film has {rate} frames per second, more than the platform shows. Save it with 25 or 30.',
    },
    unknown: {
      de: 'Wie viele Bilder der Film in der Sekunde hat, ließ sich nicht erkennen. Sehen Sie nach, ob er flüssig läuft.',
      en: 'How many frames per second the film has could not be told. See whether it runs smoothly.',
    },
  },
  appliesTo: (_, { videos }) => videos.some(({ unread }) => !unread),
  *run({ videos, limits }, { story }) {
    const bounds = limits.video?.framesPerSecond
    // Where nobody has set a bound, a slide show is as good a film as any.
    const certainty = bounds ? 'sure' : 'maybe'
    const { min, max } = bounds ?? { min: fewest, max: most }
    for (const film of videos) {
      if (film.unread) continue
      const at = { field: mediaField(story, film) }
      const rate = film.framesPerSecond
      if (rate === null) yield { message: 'unknown', certainty: 'maybe', at }
      // 23.976 and 59.94 stand for 24 and 60.
      else if (rate < min * 0.998) yield { message: 'tooFew', certainty, at, data: { rate } }
      else if (rate > max * 1.002) yield { message: 'tooMany', certainty, at, data: { rate } }
    }
  },
  examples: {
    good: [
      { say: 'As in television', facts: seen(25) },
      { say: 'As in American television', facts: seen(59.94) },
      { say: 'As in cinema, where 24 are demanded', facts: seen(23.98, { min: 24, max: 60 }) },
    ],
    bad: [
      { say: 'A recording of a slow screen', facts: seen(8), expect: ['tooFew'] },
      { say: 'Too few for the platform', facts: seen(20, bounds), expect: ['tooFew'] },
      { say: 'A camera for slow motion', facts: seen(120), expect: ['tooMany'] },
      { say: 'Nobody can tell', facts: seen(null), expect: ['unknown'] },
    ],
  },
})
