import { defineCheck, type Finding } from '../../check.ts'
import type { CaptionFacts } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

type Cue = CaptionFacts['cues'][number]
type Data = NonNullable<Finding['data']>
const longestLine = 42
const mostLines = 2
const fastest = 20
const silentMs = 30_000
/** So much may two cues overlap, or a cue stand after the end: times are rounded. */
const toleranceMs = 100

const cue = (startMs: number, endMs: number, ...lines: string[]): Cue => ({ startMs, endMs, lines })
const seen = (cues: readonly Cue[], differs: Partial<CaptionFacts> = {}) => ({
  videos: [readVideo({ captions: { language: 'de', broken: [], cues, ...differs } })],
})
const lengthOf = ({ lines }: Cue) => lines.reduce((sum, line) => sum + [...line].length, 0)
/** How often, and where first. */
const told = (found: readonly { readonly startMs: number }[], max = 0): Data => ({
  count: found.length,
  time: clock(found[0]?.startMs ?? 0),
  max,
})
const clock = (ms: number) => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`

export default defineCheck({
  id: 'accessibility/caption-quality',
  title: {
    pass: { de: 'Die Untertitel lassen sich gut mitlesen', en: 'The captions are easy to follow' },
    fail: { de: 'Die Untertitel lassen sich schlecht mitlesen', en: 'The captions are hard to follow' },
  },
  why: {
    de: 'Wer auf Untertitel angewiesen ist, kommt nicht mit oder sieht sie gar nicht.',
    en: 'People who depend on captions cannot keep up or do not see them at all.',
  },
  source:
    'WCAG 2.2, 1.2.2; W3C, WebVTT; the customs of broadcasters: 2 lines of 42 characters, 20 characters a second (believed, 2026-11-29).',
  severity: 'warning',
  needs: ['videos'],
  messages: {
    language: {
      de: 'Die Untertitel sind nicht in der Sprache des Beitrags. Fügen Sie die richtigen ein oder ändern Sie ihre Sprache.',
      en: 'The captions are not in the language of the post. Paste the right ones or change their language.',
    },
    languageUnknown: {
      de: 'In welcher Sprache die Untertitel sind, hat niemand gesagt. Wählen Sie sie in der Mediathek.',
      en: 'Nobody has said which language the captions are in. Choose it in the library.',
    },
    broken: {
      de: 'Die Untertitel sind an {count} Stellen nicht lesbar. Prüfen Sie Zeitangaben und Leerzeilen.',
      en: 'The captions cannot be read in {count} places. See to their times and blank lines.',
    },
    reversed: {
      de: 'An {count} Stellen endet ein Untertitel, bevor er beginnt, zuerst bei {time}. Berichtigen Sie die Zeiten.',
      en: 'In {count} places a caption ends before it begins, first at {time}. Correct the times.',
    },
    afterEnd: {
      de: 'Untertitel stehen hinter dem Ende des Films, zuerst bei {time}. Prüfen Sie, ob sie zu diesem Film gehören.',
      en: 'Captions stand after the end of the film, first at {time}. See whether they belong to this film.',
    },
    overlap: {
      de: 'An {count} Stellen überdecken sich zwei Untertitel, zuerst bei {time}. Lassen Sie den ersten früher enden.',
      en: 'In {count} places two captions overlap, first at {time}. Let the first end earlier.',
    },
    longLine: {
      de: 'An {count} Stellen ist eine Zeile länger als {max} Zeichen, zuerst bei {time}. Teilen Sie sie auf.',
      en: 'In {count} places a line is longer than {max} characters, first at {time}. Break it.',
    },
    manyLines: {
      de: 'An {count} Stellen stehen mehr als {max} Zeilen übereinander, zuerst bei {time}. Teilen Sie den Untertitel auf.',
      en: 'In {count} places there are more than {max} lines at once, first at {time}. Split the caption.',
    },
    fast: {
      de: 'An {count} Stellen sind mehr als {max} Zeichen in der Sekunde zu lesen, zuerst bei {time}. Kürzen Sie oder lassen Sie mehr Zeit.',
      en: 'In {count} places there are more than {max} characters a second to read, first at {time}. Shorten them or leave more time.',
    },
    silence: {
      de: 'Ab {time} stehen lange keine Untertitel. Prüfen Sie, ob dort gesprochen wird.',
      en: 'From {time} on there are no captions for long. See whether somebody speaks there.',
    },
  },
  appliesTo: (_, { videos }) => videos.some((film) => !film.unread && film.captions !== null),
  *run({ videos }, { story }) {
    for (const film of videos) {
      if (film.unread || !film.captions) continue
      const { cues, broken, language } = film.captions
      const at = { field: mediaField(story, film) }
      if (language === null) yield { message: 'languageUnknown', certainty: 'maybe', at }
      else if (language !== story.language) yield { message: 'language', certainty: 'sure', at }
      if (broken.length > 0) yield { message: 'broken', certainty: 'sure', at, data: { count: broken.length } }

      const reversed = cues.filter(({ startMs, endMs }) => endMs <= startMs)
      if (reversed.length > 0) yield { message: 'reversed', certainty: 'sure', at, data: told(reversed) }
      const forward = cues.filter(({ startMs, endMs }) => endMs > startMs).toSorted((a, b) => a.startMs - b.startMs)
      const late = forward.filter(({ startMs }) => startMs > film.durationMs + toleranceMs)
      if (late.length > 0) yield { message: 'afterEnd', certainty: 'sure', at, data: told(late) }

      const overlapping: Cue[] = []
      const silences: { readonly startMs: number }[] = []
      let endMs = 0
      for (const one of forward) {
        if (one.startMs < endMs - toleranceMs) overlapping.push(one)
        if (one.startMs - endMs > silentMs) silences.push({ startMs: endMs })
        endMs = Math.max(endMs, one.endMs)
      }
      if (forward.length > 0 && film.durationMs - endMs > silentMs) silences.push({ startMs: endMs })
      if (overlapping.length > 0) yield { message: 'overlap', certainty: 'maybe', at, data: told(overlapping) }
      const long = cues.filter(({ lines }) => lines.some((line) => [...line].length > longestLine))
      if (long.length > 0) yield { message: 'longLine', certainty: 'maybe', at, data: told(long, longestLine) }
      const high = cues.filter(({ lines }) => lines.length > mostLines)
      if (high.length > 0) yield { message: 'manyLines', certainty: 'maybe', at, data: told(high, mostLines) }
      const fast = forward.filter((one) => lengthOf(one) > ((one.endMs - one.startMs) / 1000) * fastest)
      if (fast.length > 0) yield { message: 'fast', certainty: 'maybe', at, data: told(fast, fastest) }
      if (silences.length > 0) yield { message: 'silence', certainty: 'maybe', at, data: told(silences) }
    }
  },
  examples: {
    good: [
      { say: 'Two cues that can be read', facts: { videos: [readVideo()] } },
      {
        say: 'Cues that touch, two lines, and some time without speech',
        facts: seen([
          cue(0, 3000, 'Guten Tag aus der Werkstatt!'),
          cue(3000, 7000, 'Heute gießen wir eine Glocke', 'aus achthundert Kilogramm Bronze.'),
          cue(20_000, 22_000, 'Hören Sie selbst.'),
        ]),
      },
    ],
    bad: [
      {
        say: 'English captions below a German post',
        facts: seen([cue(0, 2000, 'Good morning!')], { language: 'en' }),
        expect: ['language'],
      },
      { say: 'Nobody has said the language', facts: seen([cue(0, 2000, 'Guten Tag!')], { language: null }), expect: ['languageUnknown'] },
      {
        say: 'A time that cannot be read',
        facts: seen([cue(0, 2000, 'Guten Tag!')], { broken: [{ de: 'Zeile 6 ist nicht lesbar.', en: 'Line 6 cannot be read.' }] }),
        expect: ['broken'],
      },
      { say: 'Times exchanged', facts: seen([cue(4000, 2000, 'Guten Tag!')]), expect: ['reversed'] },
      {
        say: 'The captions of a longer film',
        facts: seen([cue(0, 29_000, 'Guten Tag!'), cue(95_000, 97_000, 'Danke.')]),
        expect: ['afterEnd', 'silence'],
      },
      { say: 'Two at once', facts: seen([cue(0, 4000, 'Guten Tag!'), cue(2000, 5000, 'Willkommen!')]), expect: ['overlap'] },
      {
        say: 'A long line',
        facts: seen([cue(0, 5000, 'Heute gießen wir eine Glocke aus achthundert Kilogramm Bronze.')]),
        expect: ['longLine'],
      },
      { say: 'Three lines', facts: seen([cue(0, 5000, 'Guten Tag', 'aus der', 'Werkstatt!')]), expect: ['manyLines'] },
      { say: 'Gone before it is read', facts: seen([cue(0, 800, 'Heute gießen wir eine Glocke.')]), expect: ['fast'] },
      {
        say: 'A minute without captions',
        facts: {
          videos: [readVideo({ durationMs: 90_000, captions: { language: 'de', broken: [], cues: [cue(0, 2000, 'Guten Tag!')] } })],
        },
        expect: ['silence'],
      },
    ],
  },
})
