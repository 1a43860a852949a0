import { defineCheck } from '../../check.ts'
import type { ReadVideo } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

/** LUFS: a sound track on which nothing is heard. */
const silence = -69

const seen = (differs: Partial<ReadVideo>) => ({ videos: [readVideo(differs)] })
const isHeard = ({ audioCodec, loudnessLufs }: ReadVideo) => audioCodec !== null && (loudnessLufs ?? 0) > silence

export default defineCheck({
  id: 'accessibility/captions',
  title: {
    pass: { de: 'Jeder Film mit Ton hat Untertitel', en: 'Every film with sound has captions' },
    fail: { de: 'Einem Film mit Ton fehlen die Untertitel', en: 'A film with sound lacks captions' },
  },
  why: {
    de: 'Gehörlose und schwerhörige Menschen erfahren sonst nicht, was gesagt wird; auch wer unterwegs ohne Ton zusieht, nicht.',
    en: 'People who are deaf or hard of hearing do not learn what is said, nor do those who watch without sound on their way.',
  },
  source: 'WCAG 2.2, success criterion 1.2.2 Captions (Prerecorded), level A',
  severity: 'warning',
  needs: ['videos'],
  messages: {
    missing: {
      de: 'Der Film hat Ton, aber keine Untertitel. Fügen Sie sie in der Mediathek als SRT oder VTT ein.',
      en: 'The film has sound but no captions. Paste them in the library as SRT or VTT.',
    },
  },
  appliesTo: (_, { videos }) => videos.some((film) => !film.unread && isHeard(film)),
  *run({ videos }, { story }) {
    for (const film of videos) {
      if (film.unread || !isHeard(film)) continue
      const said = film.captions?.cues.some(({ lines }) => lines.some((line) => line.trim() !== '')) ?? false
      if (!said) yield { message: 'missing', certainty: 'sure', at: { field: mediaField(story, film) } }
    }
  },
  examples: {
    good: [
      { say: 'Captions', facts: seen({}) },
      { say: 'Beside a film without sound', facts: { videos: [readVideo(), readVideo({ audioCodec: null, captions: null })] } },
      {
        say: 'Beside a film on whose sound track nothing is heard',
        facts: { videos: [readVideo(), readVideo({ loudnessLufs: -70, captions: null })] },
      },
    ],
    bad: [
      { say: 'None', facts: seen({ captions: null }), expect: ['missing'] },
      { say: 'None, and nobody knows how loud it is', facts: seen({ captions: null, loudnessLufs: null }), expect: ['missing'] },
      { say: 'A file without a cue', facts: seen({ captions: { language: 'de', cues: [], broken: [] } }), expect: ['missing'] },
      {
        say: 'Cues without words',
        facts: seen({ captions: { language: 'de', cues: [{ startMs: 0, endMs: 1000, lines: [' '] }], broken: [] } }),
        expect: ['missing'],
      },
    ],
  },
})
