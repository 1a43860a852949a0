import { describe, expect, it } from 'vitest'
import { mostCharacters, saidIn } from './entry.ts'

const target = 'https://acme.example/post'
const source = 'https://blog.example/reply'
const said = (html: string) => saidIn(html, { source, url: source, target, now: new Date('2026-11-29T12:00:00Z') })

describe('what a page says', () => {
  it('is who, what, when and what for', () => {
    expect(
      said(`<article class="h-entry">
        <span class="p-author h-card"><img class="u-photo" src="/me.jpg" alt=""><a class="p-name u-url" href="/about">Erika Mustermann</a></span>
        <a class="u-in-reply-to" href="https://acme.example/post">in reply</a>
        <div class="e-content"><p>Very <b>true</b> &amp; &lt;script&gt;
          fine.</p>And<br>so <img src="/x.png" alt=":on:"><img src="/track.gif">.<script>alert(1)</script><style>p {}</style></div>
        <a class="u-url" href="/2026/reply"><time class="dt-published" datetime="2026-11-28T10:00:00+01:00">yesterday</time></a>
      </article>`),
    ).toEqual({
      kind: 'reply',
      authorName: 'Erika Mustermann',
      authorUrl: 'https://blog.example/about',
      content: 'Very true & <script> fine.\nAnd\nso :on:.',
      sourceUrl: 'https://blog.example/2026/reply',
      publishedAt: new Date('2026-11-28T09:00:00Z'),
    })
  })
  it.each([
    ['like', 'u-like-of'],
    ['repost', 'u-repost-of'],
    ['bookmark', 'u-bookmark-of'],
    ['mention', 'u-syndication'],
    ['reply', 'u-in-reply-to h-cite'],
  ])('is a %s', (kind, name) => expect(said(`<div class="h-entry"><a class="${name}" href="${target}/">x</a></div>`).kind).toBe(kind))

  it('has no address of ours for its own', () => {
    expect(said(`<div class="h-entry"><a href="${target}">x</a><p class="e-content">Look</p></div>`).sourceUrl).toBe(source)
  })

  it('is what the entry says that is about us, of a feed too', () => {
    const feed = `<div class="h-feed"><div class="h-entry"><p class="e-content">Other</p></div>
      <div class="h-entry"><a class="u-like-of" href="${target}"></a><p class="e-content">Ours</p></div></div>`
    expect(said(feed)).toMatchObject({ kind: 'like', content: 'Ours' })
    expect(said('<p>No microformats at all</p>')).toMatchObject({ kind: 'mention', content: null, authorName: null, sourceUrl: source })
  })

  it('holds nothing that is not text, no address but of the web, and no date to come', () => {
    const odd = said(`<div class="h-entry"><a class="p-author h-card" href="javascript:alert(1)">E\u202Erika\u200b ${'x'.repeat(500)}</a>
      <a class="u-url" href="data:text/html,x"></a><p class="e-content">a\u0000b\u2066c</p><time class="dt-published">3026-01-01</time></div>`)
    expect(odd).toMatchObject({ authorUrl: null, sourceUrl: source, content: 'abc', publishedAt: null })
    expect(odd.authorName).toHaveLength(200)
    expect(odd.authorName).toMatch(/^Erika x+…$/)
    const long = said(`<div class="h-entry"><p class="e-content">${'😀'.repeat(3_000)}</p></div>`).content ?? ''
    expect(long.length).toBeLessThanOrEqual(mostCharacters)
    expect(long.isWellFormed()).toBe(true)
    expect(long.endsWith('😀…')).toBe(true)
  })
})
