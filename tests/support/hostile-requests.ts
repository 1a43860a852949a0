/** Requests that nobody sends by accident, for all that the hub shows to everybody. A seed makes the same ones again. */
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import {
  attacker,
  authorizations,
  contentTypes,
  encodings,
  keys,
  methods,
  nastyPieces,
  oEmbedKeys,
  paths,
  ranges,
  schemes,
} from './hostile-words.ts'

export interface HostileRequest {
  readonly method: string
  /** As it goes over the wire, one byte a character. */
  readonly path: string
  readonly headers: Readonly<Record<string, string | string[]>>
  readonly body: Buffer | null
  /** Without a length said before. */
  readonly isChunked: boolean
}

/** What there really is: half right is worse than all wrong. */
export interface Shown {
  readonly posts: readonly string[]
  readonly brands: readonly string[]
  readonly topics: readonly string[]
  /** With the version, as in `id?v=…`. */
  readonly media: readonly string[]
  readonly codes: readonly string[]
  readonly cursors: readonly string[]
  readonly etags: readonly string[]
  /** Addresses that posts are read at. */
  readonly addresses: readonly string[]
  /** Tokens that open a draft. */
  readonly previews: readonly string[]
  /** Tokens of website channels. They are sent as such only, for no answer may repeat them. */
  readonly bearers: readonly string[]
  /** Where only this machine is: nothing may ever go there. */
  readonly inside: readonly string[]
}

const nasty = fc.constantFrom(...nastyPieces)
const ascii = fc.string({ unit: fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)), maxLength: 30 })
const unicode = fc.string({ unit: 'binary', maxLength: 15 }).map((text) => encodeURIComponent(text.toWellFormed()))
const bytes = fc.string({ unit: fc.integer({ min: 0x80, max: 0xff }).map((code) => String.fromCharCode(code)), maxLength: 12 })
/** Bytes above ASCII are refused before anything is routed: seldom. */
const anything = fc.oneof(
  { weight: 20, arbitrary: nasty },
  { weight: 4, arbitrary: ascii },
  { weight: 5, arbitrary: unicode },
  { weight: 1, arbitrary: bytes },
)

/** One character is another, or its end is missing. */
const damaged = (arbitrary: fc.Arbitrary<string>) =>
  fc.tuple(arbitrary, fc.nat(), fc.constantFrom('flip', 'cut', 'double', 'nul')).map(([text, n, how]) => {
    const at = text.length > 0 ? n % text.length : 0
    if (how === 'cut') return text.slice(0, at)
    if (how === 'double') return text + text
    if (how === 'nul') return `${text.slice(0, at)}%00${text.slice(at)}`
    return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1 || 0x41).replace(/[^!-~]/, 'A') + text.slice(at + 1)
  })

const forms: readonly ((key: string, value: string) => string)[] = [
  ...Array<(key: string, value: string) => string>(6).fill((key, value) => `${key}=${value}`),
  (key, value) => `${key}[]=${value}&${key}[]=${value}`,
  (key, value) => `${key}[__proto__][x]=${value}`,
  (key, value) => `${key}[a][b][c]=${value}`,
  (key, value) => `${key}=${value}&${key}=b`,
  (key) => key,
  (key, value) => `=${key}&&${value}=`,
  (key, value) => `${key}=${value}${'x'.repeat(8_000)}`,
]

const encode = (text: string) => encodeURIComponent(text)

/** Ten megabytes of nothing. */
const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024))
const deep = Buffer.from('['.repeat(20_000))

export function hostileRequests(shown: Shown): fc.Arbitrary<HostileRequest> {
  const real = fc.constantFrom
  const nearly = (values: readonly string[]) =>
    fc.oneof(
      { weight: 9, arbitrary: real(...values) },
      { weight: 2, arbitrary: damaged(real(...values)) },
      { weight: 4, arbitrary: anything },
    )
  const pieces: Readonly<Record<string, fc.Arbitrary<string>>> = {
    any: anything,
    post: nearly(shown.posts),
    brand: nearly(shown.brands),
    topic: nearly(shown.topics),
    media: nearly(shown.media),
    code: nearly(shown.codes),
    token: nearly(shown.previews),
  }
  const filled = (path: string): fc.Arbitrary<string> =>
    fc.tuple(...path.split(/(\{\w+\})/).map((part) => pieces[part.slice(1, -1)] ?? fc.constant(part))).map((parts) => parts.join(''))
  const path = fc.constantFrom(...paths).chain(filled)

  const web = fc.oneof(
    real(...shown.addresses).map(encode),
    fc.tuple(fc.constantFrom(...schemes), anything).map(([scheme, rest]) => `${encode(scheme)}//${rest}`),
    real(...shown.inside).map(encode),
    real(`https://${attacker}/`, `//${attacker}`, 'https://a@hub.example@[::1]/').map(encode),
  )
  const cursor = fc.oneof(
    nearly(shown.cursors),
    fc.json().map((text) => Buffer.from(text).toString('base64url')),
    fc.constant('A'.repeat(6_000)),
  )
  const usual = real(
    ...shown.brands,
    ...shown.topics,
    'de',
    'en',
    '1',
    '50',
    '-publishedAt',
    'publishedAt',
    'title,slug',
    'Beitrag',
    '2026-11-20T08:00:00.000Z',
  )
  const value = fc.oneof(anything, anything, cursor, web, usual, usual)
  const key = fc.oneof(fc.constantFrom(...keys), fc.constantFrom(...keys, ...oEmbedKeys), anything)
  const pair = fc.tuple(fc.constantFrom(...forms), key, value).map(([form, name, text]) => form(name, text))
  const query = fc.oneof(
    { weight: 9, arbitrary: fc.constant('') },
    { weight: 6, arbitrary: fc.array(pair, { minLength: 1, maxLength: 4 }).map((pairs) => `?${pairs.join('&')}`) },
    { weight: 2, arbitrary: web.map((address) => `?url=${address}`) },
    { weight: 2, arbitrary: cursor.map((text) => `?cursor=${text}`) },
  )

  const tag = fc.oneof(
    real(...shown.etags),
    damaged(real(...shown.etags)).map((text) => text.replace('%00', '')),
    real('*', 'W/"x"', '"', '""', '"a', '"a", "b', ',', `${'"a",'.repeat(800)}`, '\xff'),
  )
  const line = fc.oneof(ascii, bytes)
  const lineOrTwo = (...values: string[]) =>
    fc.oneof(
      real(...values),
      line,
      fc.tuple(real(...values), line).map((both) => [...both]),
    )
  const each: Readonly<Record<string, fc.Arbitrary<string | string[]>>> = {
    range: lineOrTwo(...ranges),
    'if-range': tag,
    'if-none-match': fc.oneof(
      tag,
      fc.tuple(tag, tag).map((both) => [...both]),
    ),
    'if-match': tag,
    'if-modified-since': lineOrTwo('Sat, 29 Nov 2036 00:00:00 GMT', 'yesterday', '0', '-1', '9'.repeat(40)),
    'accept-encoding': lineOrTwo(...encodings),
    accept: lineOrTwo('*/*', 'text/html', 'x/y;q=z', ','.repeat(900)),
    'accept-language': lineOrTwo('de', 'en', '*', 'de;q=x', `${'x-y,'.repeat(700)}`),
    authorization: fc.oneof(
      real(...authorizations),
      ascii,
      nearly(shown.bearers).map((token) => `Bearer ${token}`),
    ),
    host: fc.oneof(real(attacker, '', '[::1', 'a:b:c', `${'a'.repeat(3_000)}`), ascii),
    origin: lineOrTwo(`https://${attacker}`, 'null', 'https://', ''),
    'x-request-id': lineOrTwo('__proto__', 'a'.repeat(5_000), '../../x'),
    'x-forwarded-for': lineOrTwo('127.0.0.1', ','.repeat(200), '::', 'x'),
    'x-forwarded-host': lineOrTwo(attacker),
    'x-forwarded-proto': lineOrTwo('javascript', 'https'),
    'last-event-id': lineOrTwo('0', '%00', 'a'.repeat(3_000), `${'9'.repeat(50)}`),
    'user-agent': lineOrTwo(
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Safari/604.1',
      'a'.repeat(6_000),
      'bot',
    ),
    cookie: lineOrTwo('payload-token=x.y.z', ';'.repeat(500), '__proto__=1'),
    'content-type': lineOrTwo(...contentTypes),
    'content-encoding': real('gzip', 'br', 'deflate', 'identity', 'gzip, gzip', 'x'),
    'access-control-request-method': line,
    'x-http-method-override': real('DELETE', 'CONNECT', 'x'),
  }
  const headers = fc
    .array(fc.oneof(...Object.entries(each).map(([name, given]) => given.map((text) => [name, text] as const))), { maxLength: 5 })
    .map((entries): HostileRequest['headers'] => Object.fromEntries(entries))

  const mention = fc
    .tuple(fc.oneof(real(...shown.inside).map(encode), web), web)
    .map(([source, target]) => Buffer.from(`source=${source}&target=${target}`))
  const body = fc.oneof(
    { weight: 4, arbitrary: mention },
    { weight: 3, arbitrary: fc.json().map((text) => Buffer.from(text)) },
    { weight: 3, arbitrary: fc.uint8Array({ maxLength: 300 }).map((given) => Buffer.from(given)) },
    { weight: 1, arbitrary: fc.constantFrom(bomb, deep, Buffer.from('{"__proto__":{"x":1},"constructor":{"prototype":{"y":1}}}')) },
    { weight: 1, arbitrary: fc.constant(Buffer.from('--x\r\nContent-Disposition: form-data; name="file"; filename="../../a"\r\n\r\n')) },
  )
  const plain = { weight: 6, arbitrary: fc.constant<HostileRequest['headers']>({}) }
  const anyRequest = fc
    .tuple(
      fc.constantFrom(...methods),
      path,
      query,
      fc.oneof(plain, { weight: 7, arbitrary: headers }),
      body,
      fc.boolean(),
      fc.nat({ max: 19 }),
    )
    .map(([method, where, asked, sent, content, isChunked, chance]): HostileRequest => {
      const hasBody = /^P(?:OST|UT|ATCH)$/.test(method) || chance === 0
      return { method, path: where + asked, headers: fitting(sent), body: hasBody ? content : null, isChunked }
    })
  const mentions = fc.tuple(mention, fc.boolean()).map(([content, isChunked]): HostileRequest => {
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    return { method: 'POST', path: '/api/content/v1/webmention', headers: type, body: content, isChunked }
  })
  const conditional = fc.tuple(real('HEAD', 'GET'), tag, headers).map(([method, named, more]): HostileRequest => {
    const path = `/api/content/v1/posts/${shown.posts[0]}`
    return { method, path, headers: fitting({ ...more, 'if-none-match': named }), body: null, isChunked: false }
  })
  return fc.oneof({ weight: 40, arbitrary: anyRequest }, { weight: 1, arbitrary: mentions }, { weight: 1, arbitrary: conditional })
}

/** What is larger than a server reads is another test: here the rest of a request is to be looked at. */
function fitting(headers: HostileRequest['headers']): HostileRequest['headers'] {
  let room = 14_000
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, given]) => {
      room -= name.length + String(given).length + 10
      return room > 0 ? [[name, given]] : []
    }),
  )
}
