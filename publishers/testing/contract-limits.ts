/** Facts are sourced, promises are kept, and the platform really draws the line where the manifest says. */
import { describe, expect, it } from 'vitest'
import type { Story } from '../../src/core/story.ts'
import { measureText, type CountingRule } from '../../src/core/text.ts'
import type { Limits } from '../publisher.ts'
import { deliver, failureOf, throughJson, withStand, type Subject } from './contract-subject.ts'
import { imageOf, storyOf } from './stories.ts'

/** One grapheme, 7 code points, 11 UTF-16 units, 25 bytes. */
const family = '👩‍👩‍👧‍👦'

/** Texts of exactly `max` by this rule that break no other. */
function* atTheLimit(rule: CountingRule & { max: number }, all: readonly (CountingRule & { max: number })[]): Generator<string> {
  const fits = (text: string) => all.every((other) => measureText(text, other) <= other.max)
  // Whatever the rule says of links and mentions, the platform must count them so too.
  for (const tail of ['', ` https://acme.example/${'b'.repeat(100)}`, ' @acme@social.example'])
    for (const filler of ['a', family]) {
      const room = rule.max - measureText(tail, rule)
      const each = measureText(filler, rule)
      const text = room < each ? '' : filler.repeat(Math.floor(room / each)) + 'a'.repeat(room % each) + tail
      if (measureText(text, rule) === rule.max && fits(text)) yield text
    }
}

export function limiting(subject: Subject): void {
  const { publisher } = subject
  const { manifest } = publisher
  const { text, images } = manifest.limits

  const sourced = (limits: Partial<Limits>) => Object.values(limits).flat()
  it('names the source of every fact and the day it was read', () => {
    const {
      proof,
      metrics,
      accountMetrics = {},
      retention,
      rates,
      costs,
      sameText,
      mentionForm,
      app,
      apiVersion,
      byHand,
      notices = [],
    } = manifest
    const told = [costs, retention, sameText, mentionForm, app, apiVersion, byHand, ...notices].filter((fact) => fact !== undefined)
    for (const { source, checked } of [
      ...sourced(manifest.limits),
      proof,
      ...Object.values(metrics),
      ...Object.values(accountMetrics),
      ...rates,
      ...told,
    ]) {
      expect(URL.canParse(source)).toBe(true)
      expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked)
      expect(Date.parse(checked)).toBeLessThanOrEqual(Date.now())
    }
  })

  it('supports what it has methods for, and nothing else', () => {
    expect(manifest.supports.measure).toBe(publisher.measure !== undefined)
    expect(manifest.supports.remove).toBe(publisher.remove !== undefined)
    // There is no method for these. An owned medium edits by publishing again under the same identity.
    expect(manifest.supports.edit && manifest.role === 'network').toBe(false)
    expect(manifest.supports.interactions).toBe(publisher.interactions !== undefined)
    expect(manifest.supports.reply).toBe(publisher.reply !== undefined)
    expect(manifest.proof.kind === 'opaque').toBe(publisher.find === undefined)
    if (manifest.proof.kind === 'key') expect(manifest.proof.windowMs).toBeGreaterThan(0)
    expect(manifest.supports.measure).toBe(Object.keys(manifest.metrics).length > 0)
    if (manifest.supports.measure) expect(manifest.measureBatch).toBeGreaterThan(0)
  })

  if (publisher.limitsFor !== undefined)
    it('tells the server’s own limits, with their source', () =>
      withStand(subject, async (stand) => {
        for (const { source, checked } of sourced((await publisher.limitsFor?.(stand.context())) ?? {})) {
          expect(URL.canParse(source)).toBe(true)
          expect(new Date(checked).toISOString().slice(0, 10)).toBe(checked)
        }
      }))

  const accepted = (story: Story) =>
    withStand(subject, async (stand) => {
      await deliver(subject, stand, story).send()
      expect(stand.fake.records()).toHaveLength(1)
    })
  const refused = (story: Story) =>
    withStand(subject, async (stand) => {
      expect((await failureOf(stand, deliver(subject, stand, story).send())).kind).toBe('rejected')
      expect(stand.fake.records()).toEqual([])
    })

  const borders = text.flatMap((rule) => [...atTheLimit(rule, text)].map((at): [number, string, string] => [rule.max, rule.unit, at]))
  describe.each(borders)('a text of %i %ss', (_, __, at) => {
    it('is taken', () => accepted(storyOf('at the limit', { text: at, link: null })))
    it('is refused with one more', () => refused(storyOf('over the limit', { text: `a${at}`, link: null })))
  })

  if (manifest.limits.required)
    it('takes no post without a picture or film, as it says', () =>
      withStand(subject, async (stand) => {
        const draft = throughJson(publisher.compose(storyOf('words alone')))
        const sent = async () => {
          const staging = (await publisher.stage?.(draft, stand.context(), null)) ?? { ready: true, staged: draft }
          if (staging.ready) await publisher.publish(staging.staged, stand.context())
        }
        expect((await failureOf(stand, sent())).kind).toBe('rejected')
        expect(stand.fake.records()).toEqual([])
      }))

  if (manifest.supports.images) {
    const pictures = (count: number) => Array.from({ length: count }, (_, at) => imageOf(`picture ${at}`))
    it('takes as many pictures as it says', () => accepted(storyOf('full of pictures', { media: pictures(images.max) })))
    it('refuses one more', () => refused(storyOf('too many pictures', { media: pictures(images.max + 1) })))
  }
  if (manifest.supports.images && images.altMax) {
    const described = (length: number) => storyOf('described', { media: [imageOf('described', { alt: 'ä'.repeat(length) })] })
    it('takes alternative text of the length that it says', () => accepted(described(images.altMax ?? 0)))
    it('refuses a longer one', () => refused(described((images.altMax ?? 0) + 1)))
  }
}
