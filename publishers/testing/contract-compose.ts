/** compose and preview: pure, total, and honest. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../src/core/story.ts'
import { throughJson, type Subject } from './contract-subject.ts'
import { hardStories } from './stories.ts'

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) for (const part of Object.values(Object.freeze(value))) frozen(part)
  return value
}
const textsIn = (value: Json): string[] =>
  typeof value === 'string' ? [value] : value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : []

export function composing({ publisher, platform }: Subject): void {
  const { manifest } = publisher

  describe.each(hardStories.map((story) => [story.article.id, frozen(story)] as const))('compose of %s', (_, story) => {
    const draft = publisher.compose(story)

    it('is the same each time, and survives the ledger', () => {
      expect(publisher.compose(structuredClone(story))).toEqual(draft)
      expect(throughJson(draft)).toEqual(draft)
    })

    it('can be previewed', () => {
      expect(publisher.preview(throughJson(draft))).toEqual(publisher.preview(draft))
    })

    if (manifest.role === 'network')
      it('cuts nothing off: checks refuse what is too much', () => {
        const { title = '', text, media, card } = publisher.preview(draft)
        expect([title, text].filter(Boolean).join('\n\n').length).toBeGreaterThanOrEqual(story.text.trim().length)
        const { images, video, documents = false } = manifest.supports
        const taken = story.media.filter(({ kind }) => ({ image: images, video, document: documents })[kind])
        expect(media.map(({ id }) => id)).toEqual(expect.arrayContaining(taken.map(({ id }) => id)))
        if (manifest.supports.links && story.link !== null) expect(`${text} ${card?.url ?? ''}`).toContain(story.link)
      })

    if (manifest.role === 'network')
      it('can be sent as UTF-8', () => {
        expect(textsIn(draft).filter((text) => !text.isWellFormed())).toEqual([])
      })
  })

  it('has the name of its folder everywhere', () => {
    expect(platform.platform).toBe(manifest.id)
  })
}
