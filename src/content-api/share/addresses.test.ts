import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureText } from '../../core/text.ts'
import { longestAddress, mailAddress, percentEncoded, shareAddress, type Shared } from './addresses.ts'
import { networks } from './networks.ts'

const bells: Shared = {
  title: 'Wie „große“ Glocken klingen – für 5 € & mehr',
  text: 'Wir gießen seit 1870.\nKommen Sie vorbei.',
  url: 'https://www.acme.example/neues/glocken?ton=h&größe=1#klang',
  picture: 'https://hub.example/api/content/v1/media/m1?v=1234',
}
const title = 'Wie%20%E2%80%9Egro%C3%9Fe%E2%80%9C%20Glocken%20klingen%20%E2%80%93%20f%C3%BCr%205%20%E2%82%AC%20%26%20mehr'
const url = 'https%3A%2F%2Fwww.acme.example%2Fneues%2Fglocken%3Fton%3Dh%26gr%C3%B6%C3%9Fe%3D1%23klang'
const picture = 'https%3A%2F%2Fhub.example%2Fapi%2Fcontent%2Fv1%2Fmedia%2Fm1%3Fv%3D1234'

describe('share addresses', () => {
  it.each([
    ['mastodon', `https://{instance}/share?text=${title}%20${url}`],
    ['bluesky', `https://bsky.app/intent/compose?text=${title}%20${url}`],
    ['linkedin', `https://www.linkedin.com/sharing/share-offsite/?url=${url}`],
    ['xing', `https://www.xing.com/spi/shares/new?url=${url}`],
    ['facebook', `https://www.facebook.com/sharer/sharer.php?u=${url}`],
    ['x', `https://x.com/intent/tweet?text=${title}&url=${url}`],
    ['threads', `https://www.threads.com/intent/post?text=${title}&url=${url}`],
    ['pinterest', `https://www.pinterest.com/pin/create/button/?url=${url}&media=${picture}&description=${title}`],
    ['whatsapp', `https://wa.me/?text=${title}%20${url}`],
    ['telegram', `https://t.me/share/url?url=${url}&text=${title}`],
    ['reddit', `https://www.reddit.com/submit?url=${url}&title=${title}`],
  ])('are what %s takes', (id, address) => {
    const network = networks[id]
    expect(network && shareAddress(network, bells)).toBe(address)
  })

  it('are tested for every network', () => expect(Object.keys(networks)).toHaveLength(11))

  it('write a mail with lines as RFC 6068 has them', () =>
    expect(mailAddress(bells)).toBe(
      `mailto:?subject=${title}&body=Wir%20gie%C3%9Fen%20seit%201870.%0D%0AKommen%20Sie%20vorbei.%0D%0A%0D%0A${url}`,
    ))

  it('leave nothing to stumble over', () =>
    expect(percentEncoded(`it's (a) "test"*!~ \ud800`)).toBe('it%27s%20%28a%29%20%22test%22%2A%21~%20%EF%BF%BD'))

  it('let the title give way, at a word, and keep the address whole', () => {
    const network = networks.bluesky
    if (!network) throw new Error('no such network')
    const shared = { ...bells, title: 'Glocken läuten '.repeat(60) }
    const text = new URL(shareAddress(network, shared)).searchParams.get('text') ?? ''
    expect(text).toMatch(/^(Glocken läuten )+(Glocken|Glocken läuten)… https:/)
    expect(text.endsWith(` ${bells.url}`)).toBe(true)
    expect(measureText(text, { unit: 'grapheme' })).toBeGreaterThan(250)
    expect(measureText(text, { unit: 'grapheme' })).toBeLessThanOrEqual(300)
  })

  it('fill in what a title looks like a placeholder for only once', () => {
    const network = networks.reddit
    expect(network && new URL(shareAddress(network, { ...bells, title: 'Use {url} and {title} $& $1' })).searchParams.get('title')).toBe(
      'Use {url} and {title} $& $1',
    )
  })

  it('arrive as they were sent, whatever the title is, and never too long', () => {
    const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme', maxLength: 600 }), fc.constant('👩‍👩‍👧 '.repeat(300)))
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom(...Object.values(networks)), (title, text, network) => {
        const shared = { ...bells, title, text }
        const address = shareAddress(network, shared)
        const { searchParams } = new URL(address.replace('{instance}', 'social.example'))
        const sent = [...searchParams.values()]
        expect(address).toMatch(/^[\w:/?#&=%.~{}-]+$/)
        expect(address.length).toBeLessThanOrEqual(longestAddress)
        expect(sent.some((value) => value.endsWith(bells.url))).toBe(true)
        const told = searchParams.get('title') ?? searchParams.get('description') ?? searchParams.get('text')
        const whole = title.toWellFormed().replace(/\s+/g, ' ').trim()
        if (told !== null) {
          const arrived = told.replace(bells.url, '').trim()
          expect(arrived === whole || (arrived.endsWith('…') && whole.startsWith(arrived.slice(0, -1))) || arrived === '').toBe(true)
          if (whole.length > 0 && whole.length < 100 && network.room.unit !== 'weighted') expect(arrived).toBe(whole)
        }
        const mail = mailAddress(shared)
        expect(mail.length).toBeLessThanOrEqual(longestAddress)
        expect(new URL(mail).searchParams.get('body')?.endsWith(bells.url)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('go without a title where the post’s own address leaves no room', () => {
    const network = networks.telegram
    const long = `https://www.acme.example/${'a'.repeat(2100)}`
    expect(network && shareAddress(network, { ...bells, url: long })).toBe(`https://t.me/share/url?url=${percentEncoded(long)}&text=`)
  })
})
