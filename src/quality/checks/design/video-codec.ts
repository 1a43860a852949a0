import { defineCheck } from '../../check.ts'
import type { ReadVideo } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { plainPlatform, readVideo } from '../../testing.ts'

/** H.264 and AAC: what every browser, phone and network plays. */
const plain: readonly string[] = ['avc1', 'avc3', 'mp4a']
const names: Readonly<Record<string, string>> = {
  ...{ hvc1: 'HEVC', hev1: 'HEVC', av01: 'AV1', vp09: 'VP9', vp8: 'VP8', vp08: 'VP8', mp4v: 'MPEG-4', apcn: 'ProRes', apch: 'ProRes' },
  ...{ opus: 'Opus', vorbis: 'Vorbis', flac: 'FLAC', 'ac-3': 'AC-3', 'ec-3': 'E-AC-3', mp3: 'MP3' },
}
/** The first part of an RFC 6381 name tells the codec, the rest its profile. */
const family = (codec: string) => codec.split('.', 1)[0]!.toLowerCase()
const nameOf = (codec: string) => (Object.hasOwn(names, family(codec)) ? names[family(codec)]! : codec)

const told = { source: 'https://plainbook.example/films', checked: '2026-11-29' } as const
const seen = (differs: Partial<ReadVideo>, codecs?: readonly string[]) => {
  const video = { max: 1, bytes: 40_000_000, mimeTypes: ['video/mp4', 'video/webm'], codecs, ...told }
  return { videos: [readVideo(differs)], limits: codecs ? { ...plainPlatform.limits, video } : plainPlatform.limits }
}

export default defineCheck({
  id: 'design/video-codec',
  title: {
    pass: { de: 'Jeder Film spielt überall', en: 'Every film plays everywhere' },
    fail: { de: 'Ein Film spielt nicht überall', en: 'A film does not play everywhere' },
  },
  why: {
    de: 'Auf manchem Gerät bleibt der Film schwarz oder stumm, oder er beginnt erst, wenn er ganz geladen ist.',
    en: 'On some devices the film stays black or silent, or begins only when it is loaded whole.',
  },
  source: 'MDN, Web video codec guide (read 2026-11-29), and the limits of the platform.',
  severity: 'warning',
  needs: ['videos', 'limits'],
  messages: {
    picture: {
      de: 'Das Bild ist mit {codec} gespeichert, das nicht überall läuft. Speichern Sie den Film mit H.264.',
      en: 'The picture is saved with {codec}, which does not play everywhere. Save the film with H.264.',
    },
    sound: {
      de: 'Der Ton ist mit {codec} gespeichert, das nicht überall läuft. Speichern Sie ihn mit AAC.',
      en: 'The sound is saved with {codec}, which does not play everywhere. Save it with AAC.',
    },
    unknown: {
      de: 'Womit das Bild gespeichert ist, ließ sich nicht erkennen. Sehen Sie nach, ob der Film auf einem Telefon läuft.',
      en: 'How the picture is saved could not be told. See whether the film plays on a phone.',
    },
    slowStart: {
      de: 'Der Film beginnt erst, wenn er ganz geladen ist. Speichern Sie ihn mit der Einstellung „Fast Start“ oder „Für das Web optimiert“.',
      en: 'The film begins only when it is loaded whole. Save it with the setting “fast start” or “optimised for the web”.',
    },
  },
  appliesTo: (_, { videos }) => videos.some(({ unread }) => !unread),
  *run({ videos, limits }, { story, platform }) {
    const codecs = limits.video?.codecs?.map((codec) => codec.toLowerCase())
    const isTaken = (codec: string) => (codecs ?? plain).includes(family(codec))
    // What a platform does not say may be fine there.
    const certainty = codecs ? 'sure' : 'maybe'
    for (const film of videos) {
      if (film.unread) continue
      const { videoCodec, audioCodec, fastStart } = film
      const at = { field: mediaField(story, film) }
      if (videoCodec === null) yield { message: 'unknown', certainty: 'maybe', at }
      else if (!isTaken(videoCodec)) yield { message: 'picture', certainty, at, data: { codec: nameOf(videoCodec) } }
      if (audioCodec !== null && !isTaken(audioCodec)) yield { message: 'sound', certainty, at, data: { codec: nameOf(audioCodec) } }
      // A network keeps its own copy of it; our own medium sends the file itself.
      if (fastStart === false) yield { message: 'slowStart', certainty: platform.role === 'owned' ? 'sure' : 'maybe', at }
    }
  },
  examples: {
    good: [
      { say: 'H.264 and AAC', facts: seen({}) },
      { say: 'A film without sound', facts: seen({ audioCodec: null }) },
      {
        say: 'VP9 and Opus where the platform takes them',
        facts: seen({ mimeType: 'video/webm', videoCodec: 'vp09.00.10.08', audioCodec: 'opus' }, ['avc1', 'vp09', 'mp4a', 'opus']),
      },
      { say: 'Nobody can tell whether the index comes first', facts: seen({ fastStart: null }) },
    ],
    bad: [
      { say: 'HEVC, as telephones save it', facts: seen({ videoCodec: 'hvc1.1.6.L120.90' }), expect: ['picture'] },
      {
        say: 'A codec that the platform does not name',
        facts: seen({ videoCodec: 'av01.0.04M.08' }, ['avc1', 'mp4a']),
        expect: ['picture'],
      },
      { say: 'Opus in an MP4', facts: seen({ audioCodec: 'opus' }), expect: ['sound'] },
      { say: 'Nobody knows the codec', facts: seen({ videoCodec: null }), expect: ['unknown'] },
      { say: 'The index comes last', facts: seen({ fastStart: false }), expect: ['slowStart'], platform: { role: 'owned' } },
    ],
  },
})
