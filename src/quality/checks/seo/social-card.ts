import type { MediaRef } from '../../../core/story.ts'
import { defineCheck, type Finding } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { article, bodyOf, plainImage, preview } from '../../testing.ts'

// As the hub's own site and its API crop it (media variant `card`).
const card = { width: 1200, height: 630 }
const smallestShare = 0.5
const owned = { role: 'owned' } as const
const shown = (...media: readonly MediaRef[]) => ({
  facts: { preview: preview({ media }) },
  platform: owned,
  story: { media, article: article({ body: bodyOf('Am Samstag ist es so weit.') }) },
})
const sized = (width: number, height: number) => shown({ ...plainImage, width, height })

export default defineCheck({
  id: 'seo/social-card',
  title: {
    pass: { de: 'Die Vorschau beim Teilen ist vollständig', en: 'The card that a shared link shows is complete' },
    fail: { de: 'Die Vorschau beim Teilen ist unvollständig', en: 'The card that a shared link shows is incomplete' },
  },
  why: {
    de: 'Wer den Beitrag geteilt sieht, entscheidet nach Bild und Titel, ob er ihn öffnet.',
    en: 'People who see the post shared decide by picture and title whether to open it.',
  },
  source: 'https://ogp.me and https://developers.facebook.com/docs/sharing/webmasters/images',
  severity: 'advice',
  needs: ['preview'],
  messages: {
    picture: {
      de: 'Der Beitrag hat kein Bild: Wer ihn teilt, zeigt eine leere Vorschau. Fügen Sie eines hinzu, das mindestens {width} × {height} Pixel hat.',
      en: 'The post has no picture: whoever shares it shows an empty card. Add one of at least {width} × {height} pixels.',
    },
    small: {
      de: 'Das erste Bild hat {ownWidth} × {ownHeight} Pixel. Für die Vorschau beim Teilen nehmen Sie eines mit mindestens {width} × {height}.',
      en: 'The first picture has {ownWidth} × {ownHeight} pixels. For the card of a shared link, take one of at least {width} × {height}.',
    },
    cropped: {
      de: 'Von diesem Bild bleiben in der Vorschau beim Teilen nur {percent} %. Setzen Sie den Bildschwerpunkt oder stellen Sie ein Querformat voran.',
      en: 'Of this picture the card of a shared link shows only {percent} %. Set the focal point, or put a landscape picture first.',
    },
    words: {
      de: 'Dem Beitrag fehlen Beschreibung und Teaser: In der Vorschau beim Teilen steht nur der Titel. Schreiben Sie einen Teaser.',
      en: 'The post has neither a description nor a teaser: the card of a shared link shows the title alone. Write a teaser.',
    },
  },
  // Without a body there is no page yet that anybody would share.
  appliesTo: ({ story, platform }) => platform.role === 'owned' && Boolean(story.article.texts[story.language]?.body),
  *run({ preview }, { story }): Generator<Finding<'picture' | 'small' | 'cropped' | 'words'>> {
    const text = story.article.texts[story.language]
    if ((text?.seo.description ?? '').trim() === '' && (text?.teaser ?? '').trim() === '')
      yield { message: 'words', certainty: 'sure', at: { field: 'article.teaser' } }
    const first = preview.media.find(({ kind }) => kind !== 'document')
    if (!first) {
      yield { message: 'picture', certainty: 'maybe', at: { field: 'media' }, data: card }
      return
    }
    if (first.kind !== 'image' || !(first.width > 0 && first.height > 0)) return
    const at = { field: mediaField(story, first) }
    if (first.width < card.width || first.height < card.height)
      yield { message: 'small', certainty: 'sure', at, data: { ...card, ownWidth: first.width, ownHeight: first.height } }
    const shape = first.width / first.height / (card.width / card.height)
    const share = Math.min(shape, 1 / shape)
    if (share < smallestShare) yield { message: 'cropped', certainty: 'maybe', at, data: { percent: Math.round(share * 100) } }
  },
  examples: {
    good: [
      { say: 'Exactly the card', ...sized(1200, 630) },
      { say: 'A square loses something, not its half', ...sized(2000, 2000) },
      { say: 'A film has a frame of its own', ...shown({ ...plainImage, kind: 'video', width: 640, height: 360 }) },
    ],
    bad: [
      { say: 'No picture', ...shown(), expect: ['picture'] },
      { say: 'A document shows no picture', ...shown({ ...plainImage, kind: 'document' }), expect: ['picture'] },
      { say: 'A small picture', ...sized(800, 420), expect: ['small'] },
      { say: 'A picture from a phone that was held upright', ...sized(3000, 4000), expect: ['cropped'] },
      {
        say: 'No words beside the title',
        ...sized(1200, 630),
        story: {
          media: [{ ...plainImage, width: 1200, height: 630 }],
          article: article({ teaser: '', body: bodyOf('Am Samstag.'), seo: { title: '', description: '' } }),
        },
        expect: ['words'],
      },
    ],
  },
})
