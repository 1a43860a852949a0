import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

/** LUFS. Networks play at -14 to -16, broadcasters at -23: within these bounds nobody reaches for the volume. */
const loudest = -9
const quietest = -24
/** What EBU R 128 measures of digital silence is -70. */
const silence = -69

const heard = (loudnessLufs: number | null) => ({ videos: [readVideo({ loudnessLufs })] })

export default defineCheck({
  id: 'design/video-loudness',
  title: {
    pass: { de: 'Jeder Film ist so laut, wie man es erwartet', en: 'Every film is as loud as people expect' },
    fail: { de: 'Ein Film ist zu laut, zu leise oder stumm', en: 'A film is too loud, too quiet or silent' },
  },
  why: {
    de: 'Wer den Film startet, erschrickt oder versteht nichts.',
    en: 'People who start the film are startled or understand nothing.',
  },
  source: 'EBU R 128 (2023): −23 LUFS for broadcast; networks play at about −14 LUFS (believed, 2026-11-29).',
  severity: 'advice',
  needs: ['videos'],
  messages: {
    tooLoud: {
      de: 'Der Film ist mit {lufs} LUFS sehr laut. Senken Sie den Ton auf etwa −14 LUFS.',
      en: 'At {lufs} LUFS, the film is very loud. Lower its sound to about −14 LUFS.',
    },
    tooQuiet: {
      de: 'Der Film ist mit {lufs} LUFS sehr leise. Heben Sie den Ton auf etwa −16 LUFS an.',
      en: 'At {lufs} LUFS, the film is very quiet. Raise its sound to about −16 LUFS.',
    },
    silent: {
      de: 'Der Film hat eine Tonspur, auf der nichts zu hören ist. Prüfen Sie, ob der Ton fehlt.',
      en: 'The film has a sound track on which nothing is heard. See whether its sound is missing.',
    },
    unmeasured: {
      de: 'Wie laut der Film ist, ließ sich nicht messen. Hören Sie ihn an.',
      en: 'How loud the film is could not be measured. Listen to it.',
    },
  },
  appliesTo: (_, { videos }) => videos.some((film) => !film.unread && film.audioCodec !== null),
  *run({ videos }, { story }) {
    for (const film of videos) {
      if (film.unread || film.audioCodec === null) continue
      const at = { field: mediaField(story, film) }
      const lufs = film.loudnessLufs
      if (lufs === null) yield { message: 'unmeasured', certainty: 'maybe', at }
      else if (lufs <= silence) yield { message: 'silent', certainty: 'maybe', at }
      else if (lufs > loudest) yield { message: 'tooLoud', certainty: 'sure', at, data: { lufs } }
      else if (lufs < quietest) yield { message: 'tooQuiet', certainty: 'sure', at, data: { lufs } }
    }
  },
  examples: {
    good: [
      { say: 'As networks play it', facts: heard(-14) },
      { say: 'As broadcasters play it', facts: heard(-23) },
      {
        say: 'A quiet passage is heard beside a silent film',
        facts: { videos: [readVideo(), readVideo({ audioCodec: null, loudnessLufs: null })] },
      },
    ],
    bad: [
      { say: 'A shout', facts: heard(-6.5), expect: ['tooLoud'] },
      { say: 'A whisper', facts: heard(-33), expect: ['tooQuiet'] },
      { say: 'Somebody forgot the microphone', facts: heard(-70), expect: ['silent'] },
      { say: 'There was nothing to measure it with', facts: heard(null), expect: ['unmeasured'] },
    ],
  },
})
