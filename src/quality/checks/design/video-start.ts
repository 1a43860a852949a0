import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

/** Whoever scrolls decides within about this time. A fade from black is shorter. */
const patienceMs = 1_000

const begins = (blackStartMs: number | null, frozenStartMs: number | null) => ({ videos: [readVideo({ blackStartMs, frozenStartMs })] })

export default defineCheck({
  id: 'design/video-start',
  title: {
    pass: { de: 'Jeder Film zeigt sofort etwas', en: 'Every film shows something at once' },
    fail: { de: 'Ein Film beginnt schwarz oder steht zuerst still', en: 'A film begins black or stands still at first' },
  },
  why: {
    de: 'Wer vorbeiblättert, sieht ein schwarzes oder stehendes Bild und hält den Film für kaputt. Meist ist es auch das Vorschaubild.',
    en: 'People who scroll past see a black or still picture and think the film broken. Mostly it is the preview picture, too.',
  },
  source: 'Our own experience: the first picture is what networks show before the film plays.',
  severity: 'advice',
  needs: ['videos'],
  messages: {
    black: {
      de: 'Der Film ist die ersten {seconds} Sekunden schwarz. Schneiden Sie den Anfang weg.',
      en: 'The film is black for its first {seconds} seconds. Cut its beginning off.',
    },
    frozen: {
      de: 'Der Film steht die ersten {seconds} Sekunden still. Prüfen Sie, ob das so gewollt ist.',
      en: 'The film stands still for its first {seconds} seconds. See whether that is meant.',
    },
    unmeasured: {
      de: 'Womit der Film beginnt, ließ sich nicht erkennen. Sehen Sie sich den Anfang an.',
      en: 'What the film begins with could not be told. Look at its beginning.',
    },
  },
  appliesTo: (_, { videos }) => videos.some(({ unread }) => !unread),
  *run({ videos }, { story }) {
    for (const film of videos) {
      if (film.unread) continue
      const at = { field: mediaField(story, film) }
      const { blackStartMs, frozenStartMs } = film
      const lasting = (ms: number) => ({ seconds: Math.round(ms / 100) / 10 })
      if (blackStartMs === null || frozenStartMs === null) yield { message: 'unmeasured', certainty: 'maybe', at }
      // A black beginning stands still, too.
      else if (blackStartMs > patienceMs) yield { message: 'black', certainty: 'sure', at, data: lasting(blackStartMs) }
      else if (frozenStartMs > patienceMs) yield { message: 'frozen', certainty: 'maybe', at, data: lasting(frozenStartMs) }
    }
  },
  examples: {
    good: [
      { say: 'It moves at once', facts: begins(0, 0) },
      { say: 'A fade from black', facts: begins(800, 900) },
    ],
    bad: [
      { say: 'Two seconds of black', facts: begins(2_000, 2_000), expect: ['black'] },
      { say: 'A title that stands for three seconds', facts: begins(0, 3_000), expect: ['frozen'] },
      { say: 'There was nothing to look at it with', facts: begins(null, null), expect: ['unmeasured'] },
    ],
  },
})
