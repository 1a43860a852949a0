/** The words that hostile requests are put together from. */

/** Nobody is ever to be sent there. */
export const attacker = 'angreifer.example'

const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** One piece of a path, or one value of a query: as it goes over the wire, one byte a character. */
export const nastyPieces: readonly string[] = [
  // Broken escapes, NUL, overlong and otherwise impossible UTF-8, half a character, escapes of escapes.
  ...words('% %0 %00 a%00.png %zz %ff %c0%af %c0%ae%c0%ae%2f %ed%a0%80 %f4%90%80%80 %e2%82 %25%32%65'),
  // Ways out of a folder, and to somewhere else.
  ...words(String.raw`.. . %2e%2e ..%2f..%2f..%2fetc%2fpasswd ..%5c..%5c ....// \ //`),
  ...[`//${attacker}`, `/\\${attacker}`, `//${attacker}/%2e%2e`, `https://${attacker}`, `%2f%2f${attacker}%2f..`, `@${attacker}`],
  // What objects have by themselves, and what is no number.
  ...words('__proto__ constructor prototype toString hasOwnProperty __defineGetter__ null undefined NaN true'),
  ...words('-1 0 1e999 9007199254740993 0x10 1.5 %20 +'),
  // Other languages, headers within headers, and what has a meaning in addresses.
  ...words(`'-- $ne {"$gt":""} [object%20Object] \${7*7} ; * ? # & = %3Cscript%3Ealert(1)%3C/script%3E`),
  ...words('%0d%0aX-Injected:%201 %0aX-Injected:%201 %E5%98%8D%E5%98%8AX-Injected:1'),
  // Unicode: no letter, written backwards, invisible, two ways to write one, other lengths in capitals.
  ...words('%F0%9F%92%A3 %E2%80%AE %EF%BB%BF a%CC%81 %EF%AC%80 %C4%B0 %C3%9F'),
  ...['', 'a'.repeat(600), '%2e'.repeat(700), '/'.repeat(300)],
  // Bytes above ASCII are refused before anything is routed.
  '\xc0\xaf',
]

const v1 = words(`
  /  /posts /posts /posts /topics /authors /brands /openapi.json /docs /docs/{any}/{any} /events /webmention /pingback /{any} /webmention/{any}
  /posts/{post} /posts/{post} /posts/{post} /posts/{post}/related /posts/{post}/networks /posts/{post}/share /posts/{post}/head
  /posts/{post}/responses /posts/{post}/card.png /posts/{post}/pdf /posts/{post}/{any} /media/{media} /media/{media} /media/{any}/{any}
  /preview/{token} /preview/{token}/media/{any}
`)
/** `{…}` is filled in: mostly with what there is. */
export const paths: readonly string[] = [
  ...v1.map((path) => `/api/content/v1${path}`),
  ...words(`
    /feeds/{brand}.rss /feeds/{brand}.atom /feeds/{brand}.json /feeds/{brand}/{topic}.rss /feeds/{any} /feeds/{brand}.{any}
    /sitemap.xml /sitemaps/{brand}.xml /sitemaps/{brand}-news.xml /robots.txt /oembed /oembed /share.js /xmlrpc.php
    /l/{code} /l/{code} /l/{code} /l/{code}/qr.svg /l/{code}/qr.png /l/{code}/{any} /l{any} /{any} / /healthz
    /api/owned/v1/site /api/owned/v1/publications/{any} /api/owned/v1/measurements /api/owned/v1/{any} /site/{brand} /site/{brand}/{any}
    /site/{brand}/{post} /site/{brand}/preview/{token} /readyz /api/media/preview/{any}
  `),
]

export const methods: readonly string[] = [
  ...Array<string>(26).fill('GET'),
  ...words('HEAD HEAD OPTIONS POST PUT PATCH DELETE TRACE PROPFIND QUERY'),
]
export const keys = words('limit cursor language brand topic author campaign q from to sort fields v page size')
export const oEmbedKeys = words('url url format maxwidth maxheight')
export const schemes = ['', ...words('https: http: javascript: data:text/html, file:///etc/passwd ftp: gopher: ws: blob: HTTPS:')]

export const ranges = [
  ...words('bytes=0- bytes=-1 bytes=0-0,1-1 bytes=5-2 bytes=0-99999999999999999999 lines=1-2 x bytes='),
  `bytes=${'0-1,'.repeat(500)}`,
]
export const encodings = [
  ...words('gzip br identity;q=0 *;q=0 gzip;q=nan br;q=2 ,,, deflate * ;q=1 br;q=-1'),
  ...['gzip, br, zstd;q=1', 'x,'.repeat(500)],
]
export const authorizations = [
  ...['Bearer', 'Bearer ', 'Basic YTpi', 'Bearer a b', 'JWT x.y.z', 'Digest', '\xff'],
  ...[`Bearer ${'x'.repeat(4_000)}`, `Bearer fh_${'A'.repeat(43)}`],
]
export const contentTypes = [
  ...words('application/json application/x-www-form-urlencoded multipart/form-data text/xml x / application/json;;'),
  ...['application/json; charset=utf-16', 'application/json; charset=none', 'application/x-www-form-urlencoded; charset=\xff'],
  'multipart/form-data; boundary=x',
]
