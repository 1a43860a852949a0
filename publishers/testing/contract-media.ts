/** Films, documents, polls, and kinds of posts: what the manifest says is taken arrives. */
import { expect, it } from 'vitest'
import { deliver, failureOf, withStand, type Subject } from './contract-subject.ts'
import { documentOf, filmOf, imageOf, storyOf } from './stories.ts'

/** Whether there is anything to try. */
export const carries = ({ publisher: { manifest } }: Subject): boolean => {
  const { video, documents = false, formats = ['post'] } = manifest.supports
  return video || documents || manifest.limits.poll !== undefined || formats.length > 1
}

export function carrying(subject: Subject): void {
  const { manifest } = subject.publisher
  const { video, documents, poll } = manifest.limits
  const formats = manifest.supports.formats ?? ['post']
  const film = filmOf('film', { bytes: 1_500_000, ...(video?.aspect && video.aspect.max < 1 && { width: 1080, height: 1920 }) })

  if (manifest.supports.video)
    it('brings a film whole', () =>
      withStand(subject, async (stand) => {
        expect(video, 'limits.video tells what films it takes').toBeDefined()
        const story = storyOf('with a film', { media: [film] })
        const delivery = deliver(subject, stand, story)
        const staged = await delivery.stage()
        const published = await delivery.publish(staged)
        const [shown] = stand.fake.timeline()
        expect(shown).toMatchObject({ remoteId: published.remoteId, films: [{ bytes: film.bytes }] })
        if (subject.publisher.find) expect(await delivery.find(staged)).toMatchObject({ remoteId: published.remoteId })
        expect(subject.publisher.preview(subject.publisher.compose(story)).media.map(({ id }) => id)).toContain(film.id)
      }))

  if (manifest.supports.captions)
    it('brings the captions of a film along', () =>
      withStand(subject, async (stand) => {
        const media = [{ ...film, captions: [{ language: 'de', sha256: film.sha256 }] as const }]
        await deliver(subject, stand, storyOf('with captions', { media })).send()
        await deliver(subject, stand, storyOf('without captions', { media: [film] })).send()
        const [without, with_] = stand.fake.timeline()
        expect(with_).toMatchObject({ films: [{ bytes: film.bytes, captions: ['de'] }] })
        expect(without?.films?.[0]?.captions ?? []).toEqual([])
      }))

  if (manifest.supports.documents)
    it('brings a document whole, with its title', () =>
      withStand(subject, async (stand) => {
        expect(documents, 'limits.documents tells what documents it takes').toBeDefined()
        const report = documentOf('report', { bytes: 1_500_000, title: 'Bericht „2026“ (1)' })
        const story = storyOf('with a document', { media: [report] })
        const delivery = deliver(subject, stand, story)
        const staged = await delivery.stage()
        const published = await delivery.publish(staged)
        const [shown] = stand.fake.timeline()
        expect(shown).toMatchObject({ remoteId: published.remoteId, documents: [{ title: report.title, bytes: report.bytes }] })
        if (subject.publisher.find) expect(await delivery.find(staged)).toMatchObject({ remoteId: published.remoteId })
        expect(subject.publisher.preview(subject.publisher.compose(story)).media.map(({ id }) => id)).toContain(report.id)
      }))

  it.each(formats.filter((format) => format !== 'post'))('makes a %s', (format) =>
    withStand(subject, async (stand) => {
      const medium = format === 'reel' ? { ...film, width: 1080, height: 1920 } : imageOf('upright', { width: 1080, height: 1920 })
      await deliver(subject, stand, storyOf(`as a ${format}`, { format, media: [medium] })).send()
      expect(stand.fake.timeline()).toMatchObject([{ format }])
    }),
  )

  if (poll) {
    const options = (count: number, length = 5) => Array.from({ length: count }, (_, at) => `${at}`.padEnd(length, 'x').slice(0, length))
    const asked = (over: object = {}) => ({ options: options(poll.options.min), minutes: poll.minutes.max, multiple: false, ...over })

    it('puts a poll below the text', () =>
      withStand(subject, async (stand) => {
        const full = asked({ options: options(poll.options.max, poll.optionMax), multiple: poll.multiple })
        await deliver(subject, stand, storyOf('with a poll', { poll: full, link: null })).send()
        expect(stand.fake.timeline()).toMatchObject([{ poll: { options: full.options, multiple: full.multiple } }])
      }))

    it.each([
      ['one option more', { options: options(poll.options.max + 1) }],
      ['a longer option', { options: options(poll.options.min, poll.optionMax + 1) }],
    ])('refuses %s than it says', (_, over) =>
      withStand(subject, async (stand) => {
        const sent = deliver(subject, stand, storyOf('too much of a poll', { poll: asked(over), link: null })).send()
        expect((await failureOf(stand, sent)).kind).toBe('rejected')
        expect(stand.fake.records()).toEqual([])
      }),
    )
  }
}
