import { describe, expect, it } from 'vitest'
import { normalised } from './address.ts'
import { endpointIn, endpointInHeaders, linksTo } from './page.ts'

describe('an address', () => {
  const post = 'https://acme.example/news/größe?a=1&b=2'
  it.each([
    'http://acme.example/news/größe?a=1&b=2',
    'https://ACME.example:443/news/größe/?b=2&a=1#comments',
    'https://acme.example/news/gr%c3%b6%C3%9Fe?a=1&b=2&utm_source=x&UTM_medium=y',
  ])('is the same however it is spelled: %s', (spelled) => expect(normalised(spelled)).toBe(normalised(post)))
  it.each([
    'https://acme.example/news/größe',
    'https://acme.example/news/größe-2?a=1&b=2',
    'https://www.acme.example/news/größe?a=1&b=2',
    'https://acme.example:8443/news/größe?a=1&b=2',
    'ftp://acme.example/news/größe?a=1&b=2',
    'https://user:word@acme.example/news/größe?a=1&b=2',
    '/news/größe?a=1&b=2',
  ])('is another one, or none: %s', (other) => expect(normalised(other)).not.toBe(normalised(post)))
})

describe('a page', () => {
  const target = 'https://acme.example/post'
  const html = (text: string) => linksTo(target, { text, url: 'https://blog.example/a/b', type: 'text/html' })

  it.each([
    '<p>So <a href="https://acme.example/post">true</a></p>',
    '<A HREF=https://acme.example/post/?utm_source=blog#top>x</A>',
    '<link rel="in-reply-to" href="https://acme.example/post">',
    '<base href="https://acme.example/x/"><a href="../post">x</a>',
    '<a href="//acme.example/post">x</a>',
    '<a href="https://acme.example/&#112;ost">x</a>',
    '<img src="https://acme.example/post">',
  ])('links where a reader can follow: %s', (text) => expect(html(text)).toBe(true))

  it.each([
    '<!-- <a href="https://acme.example/post">x</a> -->',
    '<script>"<a href=\'https://acme.example/post\'>x</a>"</script>',
    '<script src="https://acme.example/post"></script>',
    '<template><a href="https://acme.example/post">x</a></template>',
    '<noscript><a href="https://acme.example/post">x</a></noscript>',
    '<textarea><a href="https://acme.example/post">x</a></textarea>',
    '<style>/* <a href="https://acme.example/post"> */</style>',
    '<p title="<a href=https://acme.example/post>">https://acme.example/post</p>',
    '<base href="https://acme.example/post">',
    '<a href="https://acme.example/post-2">x</a>',
    '<a href="https://evil.example/?u=https://acme.example/post">x</a>',
    '',
  ])('does not link where nobody can: %s', (text) => expect(html(text)).toBe(false))

  it('of JSON or plain text holds exactly the address', () => {
    const json = (text: string) => linksTo(target, { text, url: 'https://blog.example/', type: 'application/activity+json' })
    expect(json('{"a":[{"inReplyTo":"https://acme.example/post"}]}')).toBe(true)
    expect(json('{"a":"see https://acme.example/post"}')).toBe(false)
    expect(json('{"https://acme.example/post":1}')).toBe(false)
    expect(json('{"a": "https://acme.example/post"')).toBe(false)
    const plain = (text: string) => linksTo(target, { text, url: 'https://blog.example/', type: 'text/plain' })
    expect(plain('I read (https://acme.example/post), and it is good.')).toBe(true)
    expect(plain('I read https://acme.example/post-2 and https://acme.example/posts.')).toBe(false)
  })
})

/** The cases of https://webmention.rocks (read 2026-11-29), by their numbers there. */
describe('the endpoint', () => {
  const url = 'https://there.example/dir/page?x=1'
  it.each([
    [1, '</test/1/webmention>; rel=webmention', 'https://there.example/test/1/webmention'],
    [2, '<https://there.example/test/2/webmention>; rel=webmention', 'https://there.example/test/2/webmention'],
    [8, '</test/8/webmention>; rel="webmention"', 'https://there.example/test/8/webmention'],
    [10, '</test/10/webmention>; rel="webmention somethingelse"', 'https://there.example/test/10/webmention'],
    [19, '</wrong>; rel="other", </test/19/webmention>; rel="webmention"', 'https://there.example/test/19/webmention'],
  ])('of case %i stands in one header', (_, header, expected) => expect(endpointInHeaders([header], url)).toBe(expected))
  it('of case 18 stands in one of several headers', () => {
    expect(endpointInHeaders(['</wrong>; rel="other"', '</test/18>; rel="webmention"'], url)).toBe('https://there.example/test/18')
  })
  it('is in no header that speaks of something else', () => {
    expect(endpointInHeaders(['<webmention>; rel="not-webmention"', '</a>; title="rel=webmention"', '</b>; rel=next'], url)).toBeNull()
  })
  it('is found in a header in no time, however odd the header is', () => {
    expect(endpointInHeaders([`<${'a;'.repeat(8_000)}`, `<a>${';a'.repeat(8_000)}`, `<a>; ${'\t'.repeat(16_000)}`], url)).toBeNull()
  })

  it.each([
    [3, '<link rel="webmention" href="/test/3/webmention">', 'https://there.example/test/3/webmention'],
    [4, '<link rel="webmention" href="https://there.example/test/4">', 'https://there.example/test/4'],
    [5, '<body><a href="/test/5" rel="webmention">x</a>', 'https://there.example/test/5'],
    [6, '<body><a rel="webmention" href="https://there.example/test/6">x</a>', 'https://there.example/test/6'],
    [9, '<link rel="webmention somethingelse" href="/test/9">', 'https://there.example/test/9'],
    [12, '<link rel="not-webmention" href="/wrong"><a href="/test/12" rel="webmention">x</a>', 'https://there.example/test/12'],
    [13, '<!-- <a href="/wrong" rel="webmention"></a> --><a href="/test/13" rel="webmention">x</a>', 'https://there.example/test/13'],
    [14, '<code>&lt;a href="/wrong" rel="webmention"&gt;</code><a href="/test/14" rel="webmention">x</a>', 'https://there.example/test/14'],
    [15, '<link rel="webmention" href="">', url],
    [16, '<a href="/test/16" rel="webmention">x</a><link rel="webmention" href="/wrong">', 'https://there.example/test/16'],
    [17, '<link rel="webmention" href="/test/17"><a href="/wrong" rel="webmention">x</a>', 'https://there.example/test/17'],
    [20, '<link rel="webmention"><a href="/test/20" rel="webmention">x</a>', 'https://there.example/test/20'],
    [21, '<link rel="webmention" href="/test/21?query=yes">', 'https://there.example/test/21?query=yes'],
    [22, '<link rel="webmention" href="22/webmention">', 'https://there.example/dir/22/webmention'],
  ])('of case %i stands in the page', (_, html, expected) => expect(endpointIn(html, url)).toBe(expected))
  it('is none where there is none', () => {
    expect(endpointIn('<a href="/x">webmention</a><area rel="webmention" href="/x"><script>rel="webmention"</script>', url)).toBeNull()
  })
})
