/** Films, polls, and kinds of posts: what the manifest says is taken arrives. */
import { expect, it } from 'vitest'
import { deliver, failureOf, withStand, type Subject } from './contract-subject.ts'
import { filmOf, imageOf, storyOf } from './stories.ts'

/** Whether there is anything to try. */
export const carries = ({ publisher: { manifest } }: Subject): boolean =>
  manifest.supports.video || manifest.limits.poll !== undefined || (manifest.supports.formats?.length ?? 1) > 1

export function carrying(subject: Subject): void {
  const { manifest } = subject.publisher
  const { video, poll } = manifest.limits
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
