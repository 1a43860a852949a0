import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

const reel = { story: { format: 'reel' } } as const
const film = (width: number, height: number) => ({ videos: [readVideo({ width, height })] })

export default defineCheck({
  id: 'design/reel-shape',
  title: {
    pass: { de: 'Das Reel ist hochkant', en: 'The reel is upright' },
    fail: { de: 'Das Reel ist nicht hochkant', en: 'The reel is not upright' },
  },
  why: {
    de: 'Auf dem Telefon bliebe der Film ein schmaler Streifen, oder die Plattform weist ihn zurück.',
    en: 'On a phone the film would be a narrow strip, or the platform turns it away.',
  },
  source: 'Every platform shows reels upright, 9:16 in full.',
  severity: 'blocker',
  needs: ['videos'],
  messages: {
    lying: {
      de: 'Der Film ist {width} × {height} Pixel groß und nicht hochkant. Schneiden Sie ihn hochkant zu, am besten 9:16, oder senden Sie ihn als Beitrag.',
      en: 'The film is {width} × {height} pixels large and not upright. Cut it upright, best 9:16, or send it as a post.',
    },
  },
  appliesTo: ({ story }, { videos }) => story.format === 'reel' && videos.some(({ unread }) => !unread),
  *run({ videos }, { story }) {
    for (const video of videos) {
      if (video.unread || video.height > video.width) continue
      const data = { width: String(video.width), height: String(video.height) }
      yield { message: 'lying', certainty: 'sure', at: { field: mediaField(story, video) }, data }
    }
  },
  examples: {
    good: [
      { say: 'As a phone films it', facts: film(1080, 1920), ...reel },
      { say: 'A little upright', facts: film(1080, 1350), ...reel },
    ],
    bad: [
      { say: 'As a television shows it', facts: film(1920, 1080), ...reel, expect: ['lying'] },
      { say: 'A square', facts: film(1080, 1080), ...reel, expect: ['lying'] },
    ],
  },
})
