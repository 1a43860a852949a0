import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { readVideo } from '../../testing.ts'

const unread = { de: 'Dieser Film ist unvollständig oder beschädigt.', en: 'This film is incomplete or damaged.' }

export default defineCheck({
  id: 'design/video-readable',
  title: {
    pass: { de: 'Jeder Film lässt sich lesen', en: 'Every film can be read' },
    fail: { de: 'Ein Film lässt sich nicht lesen', en: 'A film cannot be read' },
  },
  why: {
    de: 'Wer den Beitrag öffnet, sieht statt des Films nichts, oder die Plattform weist den Beitrag zurück.',
    en: 'People who open the post see nothing in place of the film, or the platform turns the post away.',
  },
  source: 'What the file itself says, by its bytes and its container (ISO/IEC 14496-12, RFC 9559).',
  severity: 'blocker',
  needs: ['videos'],
  messages: {
    unread: {
      de: 'Dieser Film lässt sich nicht lesen. Versuchen Sie es noch einmal; bleibt es dabei, laden Sie ihn neu als MP4, MOV oder WebM hoch.',
      en: 'This film cannot be read. Try again; if it stays so, upload it anew as MP4, MOV or WebM.',
    },
  },
  appliesTo: (_, { videos }) => videos.length > 0,
  *run({ videos }, { story }) {
    for (const video of videos) if (video.unread) yield { message: 'unread', certainty: 'sure', at: { field: mediaField(story, video) } }
  },
  examples: {
    good: [
      { say: 'A film', facts: { videos: [readVideo()] } },
      {
        say: 'A film of which little could be told',
        facts: { videos: [readVideo({ videoCodec: null, audioCodec: null, framesPerSecond: null, loudnessLufs: null, captions: null })] },
      },
    ],
    bad: [
      { say: 'A film that was cut off', facts: { videos: [{ id: 'video-1', unread }] }, expect: ['unread'] },
      { say: 'The second of two', facts: { videos: [readVideo(), { id: 'video-2', unread }] }, expect: ['unread'] },
    ],
  },
})
