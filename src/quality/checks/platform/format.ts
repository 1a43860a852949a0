import type { Format } from '../../../core/story.ts'
import { defineCheck } from '../../check.ts'
import { plainImage, plainPlatform, preview } from '../../testing.ts'

const upright = { ...plainImage, width: 1080, height: 1920 }
const film = { ...upright, id: 'video-1', kind: 'video', mimeType: 'video/mp4' } as const
const kinds = (...formats: Format[]) => ({ supports: { ...plainPlatform.supports, video: true, formats } })
const all = kinds('post', 'reel', 'story')
const facts = { preview: preview({}) }

export default defineCheck({
  id: 'platform/format',
  title: {
    pass: { de: 'Die Plattform hat diese Art von Beitrag', en: 'The platform has this kind of post' },
    fail: { de: 'Als das kann der Beitrag dort nicht erscheinen', en: 'The post cannot appear there as that' },
  },
  why: {
    de: 'Die Leserschaft bekäme etwas anderes zu sehen, als geplant war, oder gar nichts.',
    en: 'Readers would see something else than was planned, or nothing at all.',
  },
  source: 'The kinds of posts that each publisher makes on its platform, in its manifest.',
  severity: 'blocker',
  needs: ['preview'],
  messages: {
    noPost: {
      de: 'Gewöhnliche Beiträge lassen sich nach {platform} nicht senden. Wählen Sie eine andere Art.',
      en: 'No ordinary posts can be sent to {platform}. Choose another kind.',
    },
    noReel: {
      de: 'Nach {platform} lassen sich keine Reels senden. Wählen Sie „Beitrag“, oder nehmen Sie diesen Kanal heraus.',
      en: 'No reels can be sent to {platform}. Choose “Post”, or take this channel out.',
    },
    noStory: {
      de: 'Nach {platform} lassen sich keine Storys senden. Wählen Sie „Beitrag“, oder nehmen Sie diesen Kanal heraus.',
      en: 'No stories can be sent to {platform}. Choose “Post”, or take this channel out.',
    },
    reelMedia: {
      de: 'Ein Reel ist genau ein Film. Geben Sie diesem Kanal den Film allein.',
      en: 'A reel is exactly one film. Give this channel the film alone.',
    },
    storyMedia: {
      de: 'Eine Story ist genau ein Bild oder ein Film. Geben Sie diesem Kanal eines davon allein.',
      en: 'A story is exactly one picture or one film. Give this channel one of them alone.',
    },
  },
  // What answers a post is of no kind.
  appliesTo: ({ isPart }) => !isPart,
  *run(_, { story: { format = 'post', media }, platform }) {
    const says = { post: 'noPost', reel: 'noReel', story: 'noStory' } as const
    if (!(platform.supports.formats ?? ['post']).includes(format)) {
      yield { message: says[format], certainty: 'sure', at: { field: 'format' }, data: { platform: platform.name } }
      return
    }
    const isOne = media.length === 1
    if (format === 'reel' && !(isOne && media[0]?.kind === 'video'))
      yield { message: 'reelMedia', certainty: 'sure', at: { field: 'media' } }
    if (format === 'story' && !isOne) yield { message: 'storyMedia', certainty: 'sure', at: { field: 'media' } }
  },
  examples: {
    good: [
      { say: 'An ordinary post where nothing else is', facts },
      { say: 'A reel of one film', facts, story: { format: 'reel', media: [film] }, platform: all },
      { say: 'A story of one picture', facts, story: { format: 'story', media: [upright] }, platform: all },
      { say: 'A story of one film', facts, story: { format: 'story', media: [film] }, platform: all },
    ],
    bad: [
      { say: 'A reel where none are', facts, story: { format: 'reel', media: [film] }, expect: ['noReel'] },
      {
        say: 'A story where reels are',
        facts,
        story: { format: 'story', media: [film] },
        platform: kinds('post', 'reel'),
        expect: ['noStory'],
      },
      { say: 'A post where only reels are', facts, story: { media: [film] }, platform: kinds('reel'), expect: ['noPost'] },
      { say: 'A reel without a film', facts, story: { format: 'reel', media: [upright] }, platform: all, expect: ['reelMedia'] },
      {
        say: 'A reel with a picture beside the film',
        facts,
        story: { format: 'reel', media: [film, upright] },
        platform: all,
        expect: ['reelMedia'],
      },
      { say: 'A story of nothing', facts, story: { format: 'story' }, platform: all, expect: ['storyMedia'] },
      { say: 'A story of two', facts, story: { format: 'story', media: [upright, film] }, platform: all, expect: ['storyMedia'] },
    ],
  },
})
