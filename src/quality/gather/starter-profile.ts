/** Reads what a company's own website tells of its identity: a start for a brand, for a person to look over. */
import { fileTypeFromBuffer } from 'file-type'
import { fetch, type Dispatcher, type Response } from 'undici'
import { chromaOf, colourDistance } from '../../../media/analysis/colour.ts'
import { paletteOf } from '../../../media/analysis/palette.ts'
import { decode } from '../../../media/analysis/pixels.ts'
import type { StarterProfile } from '../../core/answers.ts'
import { Problem } from '../../core/problem.ts'
import type { Language } from '../../core/story.ts'
import { isBlocked } from './links.ts'
import { hexIn, readWebsitePage } from './website-page.ts'

export interface StarterOptions {
  /** Refuses private addresses with a `BlockedAddressError`: `guardedDispatcher` of `publishers/kit/guard.ts`. */
  readonly dispatcher: Dispatcher
  /** Of the names that colours are given. */
  readonly language: Language
  /** For the page, and again for all its pictures. Default 5 s. */
  readonly timeoutMs?: number
}

/** Of the page and of each picture, unpacked. */
const maxBytes = 2 * 1024 * 1024
const maxRedirects = 5
const mostColours = 5
/** CIE LCh: less is black, white or grey to whoever sees it. */
const leastChroma = 12
/** CIEDE2000: nearer ones are one colour. */
const sameColour = 8
const pictures = new Set(['image/png', 'image/jpeg', 'image/webp'])

/**
 * Opens one page and at most five pictures that it names. Nothing of it is run or drawn; of an SVG only the colours are read.
 * @throws Problem 422 with a sentence: `no-address`, `private-address`, `no-answer`, `refused`, `no-page`, `too-large`. Nothing else.
 */
export async function starterProfile(website: string, options: StarterOptions): Promise<StarterProfile> {
  const { timeoutMs = 5_000, language } = options
  const say = problems[language]
  const address = addressOf(website)
  if (!address) throw problem('no-address', (say) => say.noAddress)
  const { bytes, type, at } = await openPage(address, options, AbortSignal.timeout(timeoutMs))
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type)) throw problem('no-page', (say) => say.noPage)
  const page = readWebsitePage(textOf(bytes, type), at)
  const seen = await logoColours(page.logos, options.dispatcher, AbortSignal.timeout(timeoutMs))
  const colours = distinct([...(page.themeColor ? [page.themeColor] : []), ...seen.colours])
  return {
    name: page.name,
    language: page.language,
    colors: colours.map((hex, number) => ({
      name: hex === page.themeColor ? say.themeColour : say.logoColour(number + (colours[0] === page.themeColor ? 0 : 1)),
      hex,
    })),
    logo: seen.logo,
  }
}

/** People write `www.acme.example` for a website. */
function addressOf(website: string): URL | null {
  const written = website.trim()
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(written) ? written : `https://${written}`
  if (!URL.canParse(whole)) return null
  const address = new URL(whole)
  // fetch refuses addresses with a name and a password in them.
  address.username = address.password = ''
  return /^https?:$/.test(address.protocol) && /[.:]|^localhost$/.test(address.hostname) ? address : null
}

interface Opened {
  readonly bytes: Buffer
  readonly type: string
  /** Where it was found in the end. */
  readonly at: URL
}

async function openPage(address: URL, { dispatcher }: StarterOptions, signal: AbortSignal): Promise<Opened> {
  try {
    return await open(address, dispatcher, signal).catch((error: unknown) => {
      // The guard opens https alone, and most who say http answer there too.
      if (address.protocol !== 'http:' || !isBlocked(error)) throw error
      return open(new URL(address.href.replace(/^http:/, 'https:')), dispatcher, signal)
    })
  } catch (error) {
    if (error instanceof TooLarge) throw problem('too-large', (say) => say.tooLarge)
    if (error instanceof Refused) throw problem('refused', (say) => say.refused(error.status))
    if (isBlocked(error)) throw problem('private-address', (say) => say.privateAddress)
    throw problem('no-answer', (say) => say.noAnswer)
  }
}

class TooLarge extends Error {}
class Refused extends Error {
  readonly status: number
  constructor(status: number) {
    super(`answered ${status}`)
    this.status = status
  }
}

async function open(address: URL, dispatcher: Dispatcher, signal: AbortSignal, redirects = 0): Promise<Opened> {
  const response = await fetch(address, { dispatcher, signal, redirect: 'manual', headers: { 'user-agent': 'Funkhaus website reader' } })
  const location = response.headers.get('location')
  if (response.status >= 300 && response.status < 400 && location !== null) {
    await response.body?.cancel()
    const next = URL.canParse(location, address) ? new URL(location, address) : null
    if (!next || !/^https?:$/.test(next.protocol) || redirects === maxRedirects) throw new Refused(response.status)
    return open(next, dispatcher, signal, redirects + 1)
  }
  if (!response.ok) {
    await response.body?.cancel()
    throw new Refused(response.status)
  }
  return { bytes: await bytesOf(response), type: response.headers.get('content-type') ?? '', at: address }
}

/** Counted as they are unpacked: a small packet may hold a large page. */
async function bytesOf(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  if (response.body) {
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      bytes += chunk.length
      if (bytes > maxBytes) throw new TooLarge()
      chunks.push(chunk)
    }
  }
  return Buffer.concat(chunks)
}

function textOf(bytes: Buffer, type: string): string {
  const told = /charset=["']?([\w-]{1,40})/i
  const charset = told.exec(type)?.[1] ?? told.exec(bytes.subarray(0, 2048).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return bytes.toString('utf8')
  }
}

/** Of the first picture that can be read and has colours; of one without, where none has any. */
async function logoColours(addresses: readonly string[], dispatcher: Dispatcher, signal: AbortSignal) {
  let grey: string | null = null
  for (const address of addresses) {
    const colours = await coloursAt(new URL(address), dispatcher, signal).catch(() => null)
    if (colours && colours.length > 0) return { logo: address, colours }
    if (colours) grey ??= address
  }
  return { logo: grey, colours: [] }
}

/** `null`: no picture that is read here. */
async function coloursAt(address: URL, dispatcher: Dispatcher, signal: AbortSignal): Promise<string[] | null> {
  const { bytes } = await open(address, dispatcher, signal)
  const start = bytes.subarray(0, 4096).toString('utf8')
  if (/^\s*</.test(start.replace(/^\ufeff/, ''))) return /<svg[\s>]/i.test(start) ? distinct(svgColours(bytes.toString('utf8'))) : null
  const mime = (await fileTypeFromBuffer(bytes))?.mime
  if (!mime || !pictures.has(mime)) return null
  return distinct((await paletteOf(await decode(bytes))).map(({ hex }) => hex))
}

/** What it is filled with, the most frequent first. */
function svgColours(svg: string): string[] {
  const counts = new Map<string, number>()
  for (const [, written = ''] of svg.matchAll(/\b(?:fill|stop-color)\s{0,5}[=:]\s{0,5}["']?\s{0,5}(#[0-9a-f]{3,8})\b/gi)) {
    const hex = hexIn(written)
    if (hex) counts.set(hex, (counts.get(hex) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a).map(([hex]) => hex)
}

/** Colours in their order, without black, white and grey, and one of those that look the same. */
function distinct(colours: readonly string[]): string[] {
  const chosen: string[] = []
  for (const hex of colours) {
    if (chosen.length === mostColours) break
    if (chromaOf(hex) >= leastChroma && chosen.every((other) => colourDistance(hex, other) >= sameColour)) chosen.push(hex)
  }
  return chosen
}

type Say = (typeof problems)[Language]
const problem = (code: string, say: (words: Say) => string) => new Problem(422, code, { de: say(problems.de), en: say(problems.en) })

const problems = {
  de: {
    noAddress: 'Schreiben Sie die Adresse der Website, zum Beispiel www.beispiel.de.',
    privateAddress: 'Diese Adresse führt in ein privates Netz. Schreiben Sie die Adresse, unter der alle die Website erreichen.',
    noAnswer: 'Die Website antwortet nicht, oder zu langsam. Prüfen Sie die Adresse, und versuchen Sie es noch einmal.',
    refused: (status: number) => `Die Website antwortet mit dem Fehler ${status}. Prüfen Sie die Adresse.`,
    noPage: 'Unter dieser Adresse liegt keine Webseite. Schreiben Sie die Adresse der Startseite.',
    tooLarge: 'Diese Seite ist größer als 2 MB. Nehmen Sie eine kleinere, zum Beispiel das Impressum.',
    themeColour: 'Farbe der Website',
    logoColour: (number: number) => `Farbe ${number} aus dem Logo`,
  },
  en: {
    noAddress: 'Write the address of the website, for example www.example.com.',
    privateAddress: 'This address leads into a private network. Write the address at which everybody reaches the website.',
    noAnswer: 'The website does not answer, or too slowly. Check the address and try again.',
    refused: (status: number) => `The website answers with error ${status}. Check the address.`,
    noPage: 'There is no web page at this address. Write the address of the home page.',
    tooLarge: 'This page is larger than 2 MB. Take a smaller one, for example the imprint.',
    themeColour: 'Colour of the website',
    logoColour: (number: number) => `Colour ${number} of the logo`,
  },
}
