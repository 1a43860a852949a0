import { describe, expect, it } from 'vitest'
import { plainOf, readFeed } from './items.ts'

const rss = (items: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>Die &amp; Nachbarn</title>${items}</channel></rss>`
const item = (inner: string) => readFeed(rss(`<item>${inner}</item>`)).items[0]

describe('a feed', () => {
  it('is read as RSS and as Atom', () => {
    expect(
      readFeed(
        rss(
          '<item><title>Eins</title><link>https://a.example/1</link><description>&lt;p&gt;Kurz &amp;amp; gut&lt;/p&gt;</description><pubDate>Mon, 22 Nov 2027 08:30:00 GMT</pubDate></item>',
        ),
      ),
    ).toMatchObject({
      title: 'Die & Nachbarn',
      items: [{ title: 'Eins', link: 'https://a.example/1', summary: 'Kurz & gut', at: new Date('2027-11-22T08:30:00Z') }],
    })
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><id>urn:1</id><title>Zwei</title><link href="https://a.example/2"/><summary>S</summary><author><name>Ada</name></author></entry></feed>'
    expect(readFeed(atom).items).toMatchObject([{ title: 'Zwei', link: 'https://a.example/2', summary: 'S', authors: ['Ada'] }])
  })
  it('keeps words only', () => {
    expect(plainOf('<p>Eins</p><script>x()</script><p onclick="x()">Zwei &lt;b&gt;</p><style>p{}</style>')).toBe(
      'Eins\n\nZwei <b>'.replace('\n\n', '\n'),
    )
    expect(item('<title>A\u0001<![CDATA[<b>B</b>]]></title><guid>1</guid>')?.title).not.toMatch(/[<\u0001]/)
  })
  it('takes no address that runs something', () => {
    expect(item('<title>A</title><guid>1</guid><link>javascript:alert(1)</link>')?.link).toBeNull()
  })
  it('tells items apart by their id, whatever else changes', () => {
    const before = item('<guid>1</guid><title>A</title>')
    const after = item('<guid>1</guid><title>B</title>')
    expect(after?.id).toBe(before?.id)
    expect(after?.contentHash).not.toBe(before?.contentHash)
    expect(readFeed(rss('<item><guid>1</guid><title>A</title></item>'.repeat(3))).items).toHaveLength(1)
  })
  it('leaves out what says nothing, and makes a title of the summary', () => {
    expect(readFeed(rss('<item><guid>1</guid></item>')).items).toEqual([])
    expect(item('<guid>1</guid><description>Nur Text</description>')?.title).toBe('Nur Text')
  })
  it.each([
    ['no-feed', '<html><body>x</body></html>'],
    ['no-feed', ''],
    ['no-feed', '{"version":"https://jsonfeed.org"}'],
    ['hostile-feed', '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><title>&b;</title></channel></rss>'],
  ])('is refused as %s', (code, text) => {
    expect(() => readFeed(text)).toThrow(expect.objectContaining({ code }) as Error)
  })
})
