import { describe, expect, it } from 'vitest'
import { escapeHtml, html, safeAddress, trusted } from './html.ts'

describe('a template', () => {
  it('escapes what is put into it, in text and in attributes', () => {
    const evil = `"><script>alert('&')</script>`
    expect(html`<p title="${evil}">${evil}</p>`.text).toBe(`<p title="${escapeHtml(evil)}">${escapeHtml(evil)}</p>`)
    expect(escapeHtml(evil)).toBe('&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;')
  })
  it('leaves HTML of its own alone, and lists of it', () => {
    const items = ['a', '<b>'].map((text) => html`<i>${text}</i>`)
    expect(html`[${items}]`.text).toBe('[<i>a</i><i>&lt;b&gt;</i>]')
    expect(html`${trusted('<em>x</em>')}`.text).toBe('<em>x</em>')
  })
  it('leaves nothing for what is not there, but zero', () => {
    expect(html`[${null}${undefined}${false}${0}]`.text).toBe('[0]')
  })
})

describe('an address', () => {
  it.each(['https://acme.example/a?b#c', 'http://acme.example', '/site/acme'])('%s leads there', (address) =>
    expect(safeAddress(address)).toBe(address),
  )
  it.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'at://did:plc:x/y'])(
    '%s leads nowhere',
    (address) => expect(safeAddress(address)).toBe('#'),
  )
})
