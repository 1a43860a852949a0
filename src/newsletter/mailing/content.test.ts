import { describe, expect, it } from 'vitest'
import type { Json } from '../../core/story.ts'
import { contentOf, isTooLong, leaveHere, type About } from './content.ts'
import { mailOf } from './mail.ts'

const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const image = (id: string, width: number, height: number) => ({
  id,
  kind: 'image' as const,
  mimeType: 'image/jpeg',
  alt: `Bild „${id}“ & <mehr>`,
  width,
  height,
  bytes: 1,
  focalPoint: { x: 50, y: 50 },
  sha256: '0'.repeat(64),
})
const about = (body: Json, more: Partial<About['mailing']> = {}): About => ({
  mailing: {
    language: 'de',
    subject: 'Wind & <Wetter>',
    preheader: 'Kurz "gesagt"',
    body,
    link: 'https://acme.example/?a=1&b=2',
    images: [],
    ...more,
  },
  newsletter: { name: 'Acme </style>', accent: '#ffee00', imprint: { de: 'Acme GmbH\nOrt', en: '' }, privacyUrl: 'https://acme.example/p' },
  addresses: {
    inBrowser: 'https://hub.example/m',
    pictures: ['https://hub.example/m/pictures/0', 'https://hub.example/m/pictures/1'],
    leave: leaveHere,
  },
})

// MJML takes a while to load.
describe('a mail', { timeout: 60_000 }, () => {
  it('loads nothing but its own pictures, and words stay words', async () => {
    const body = { root: { children: [paragraph('<script>alert(1)</script> <mj-raw>x</mj-raw>'), { type: 'upload', value: 'a' }] } }
    const { html, text } = await contentOf(about(body, { images: [image('a', 1200, 600), image('b', 300, 900)] }))
    const loaded = [...html.matchAll(/(?:src|url|@import)\s*[=(]?\s*["'(]?(https?:[^"')\s]+)/g)].map(([, address]) => address)
    expect(loaded).toEqual(['https://hub.example/m/pictures/0', 'https://hub.example/m/pictures/1'])
    expect(html).not.toMatch(/<script|<mj-|<link|fonts\.|Acme <\/style>|<Wetter>/)
    expect(html).toContain('width="536" height="268"')
    expect(html).toContain('width="300" height="900"')
    expect(html).toMatch(/<html lang="de"/)
    expect(html.match(/<table(?![^>]*role="presentation")/g)).toBeNull()
    for (const there of [
      'Wind & <Wetter>',
      'Kurz "gesagt"',
      '[Bild: Bild „a“ & <mehr>]',
      leaveHere,
      'https://acme.example/?a=1&b=2',
      'Acme GmbH\nOrt',
    ])
      expect(text).toContain(there)
  })

  it('keeps the blanks of code, and is too long beyond what Gmail shows', async () => {
    const code = await contentOf(about({ root: { children: [{ type: 'code', children: [{ type: 'text', text: 'a\n  b' }] }] } }))
    expect(code.html).toContain('a\n  b')
    expect(isTooLong(code)).toBe(false)
    expect(isTooLong(await contentOf(about({ root: { children: [paragraph('Wort '.repeat(21_000))] } })))).toBe(true)
  })

  it('of one reader has their own way to leave in head, HTML and text, and one line for each name', async () => {
    const sent = await mailOf({
      newsletter: { slug: 'acme', senderName: 'Acme\r\nBcc: a@example.com', senderAddress: 'news@xn--grn-goa.example', replyTo: '' },
      subject: 'Grüße\u2028\r\nX-Evil: 1',
      content: { html: `<a href="${leaveHere}">x</a>`, text: leaveHere },
      to: { address: 'eva@example.org', name: 'Eva "E" <eva>\nCc: b@example.com' },
      leave: 'https://hub.example/newsletters/leave/t',
      id: 'name.7',
      host: 'hub.example',
      date: new Date('2026-11-30T03:00:00Z'),
    })
    const mail = sent.toString('utf8')
    const head = mail.slice(0, mail.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
    expect(head.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase())).toEqual([
      'list-unsubscribe',
      'list-unsubscribe-post',
      'list-id',
      'precedence',
      'from',
      'to',
      'subject',
      'message-id',
      'date',
      'mime-version',
      'content-type',
    ])
    expect(head).toContain('Message-ID: <name.7@xn--grn-goa.example>')
    expect(mail.match(/https:\/\/hub\.example\/newsletters\/leave\/t/g)).toHaveLength(3)
    expect(mail).not.toContain('leave.invalid')
  })
})
