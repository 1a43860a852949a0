import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { place, pngPromising, quarters } from '../testing.ts'
import { colourDistance } from './colour.ts'
import { isGraphic } from './graphic.ts'
import { analyseImage } from './image.ts'
import { card, logoOf, scene, withLogo, xmp } from './testing.ts'
import { createWordReader, type WordReader } from './words.ts'

const told = async (bytes: Uint8Array) => analyseImage(bytes, { logos: [], words: null })

describe('what a file tells', () => {
  test('size as it is seen, type, frames, transparency', async () => {
    const turned = await quarters(40, 30).jpeg().withMetadata({ orientation: 6 }).toBuffer()
    expect(await told(turned)).toMatchObject({
      width: 30,
      height: 40,
      mimeType: 'image/jpeg',
      bytes: turned.length,
      frames: 1,
      hasAlpha: false,
    })
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#ff000080' } })
      .png()
      .toBuffer()
    expect(await told(clear)).toMatchObject({ hasAlpha: true })
  })

  test('where it was taken, whose it is, and the camera', async () => {
    const exif = { IFD0: { Copyright: 'Acme GmbH' }, IFD2: { BodySerialNumber: '4711' }, IFD3: place }
    const { metadata } = await told(await quarters(40, 30).jpeg().withExif(exif).toBuffer())
    expect(metadata).toEqual({ hasGps: true, copyright: 'Acme GmbH', isGenerated: false, persons: [], hasSerialNumber: true })
    const plain = await told(await quarters(40, 30).jpeg().toBuffer())
    expect(plain.metadata).toEqual({ hasGps: false, copyright: null, isGenerated: false, persons: [], hasSerialNumber: false })
  })

  test.each([
    ['trainedAlgorithmicMedia', true],
    ['compositeWithTrainedAlgorithmicMedia', true],
    ['digitalCapture', false],
    ['algorithmicallyEnhanced', false],
  ])('digital source type %s', async (type, isGenerated) => {
    const packet = xmp(`Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/${type}"`)
    const { metadata } = await told(await quarters(40, 30).jpeg().withXmp(packet).toBuffer())
    expect(metadata.isGenerated).toBe(isGenerated)
  })

  test('persons and rights in XMP', async () => {
    const elements =
      '<Iptc4xmpExt:PersonInImage><rdf:Bag><rdf:li>Ada Beispiel</rdf:li><rdf:li>Jörg Öztürk</rdf:li></rdf:Bag></Iptc4xmpExt:PersonInImage>' +
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Acme</rdf:li></rdf:Alt></dc:rights>'
    const { metadata } = await told(await quarters(40, 30).jpeg().withXmp(xmp('aux:SerialNumber="0815"', elements)).toBuffer())
    expect(metadata).toMatchObject({ persons: ['Ada Beispiel', 'Jörg Öztürk'], copyright: '© Acme', hasSerialNumber: true })
  })

  test.each([
    ['srgb', quarters(40, 30).jpeg()],
    ['cmyk', quarters(40, 30).toColourspace('cmyk').jpeg()],
    ['grey', quarters(40, 30).greyscale().toColourspace('b-w').png()],
    ['display-p3', quarters(40, 30).withIccProfile('p3').jpeg()],
  ])('colour space %s', async (space, picture) => {
    expect(await told(await picture.toBuffer())).toMatchObject({ colourSpace: space })
  })
})

describe('colours', () => {
  test('shares of a drawing in four colours', async () => {
    const { palette } = await told(await quarters(400, 300).png().toBuffer())
    expect(palette.map(({ hex }) => hex).toSorted()).toEqual(['#0000dc', '#00c800', '#dc0000', '#e6e600'])
    for (const { share } of palette) expect(share).toBeCloseTo(0.25, 2)
  })

  test('a colour of the brand keeps its shade in a poor JPEG', async () => {
    const { palette } = await told(await card('Jetzt').jpeg({ quality: 50 }).toBuffer())
    expect(palette[0]!.share).toBeGreaterThan(0.9)
    expect(colourDistance(palette[0]!.hex, '#0f766e')).toBeLessThan(3)
  })

  test('distances are those of CIEDE2000: black and white are 100 apart, and what is no colour is far from everything', () => {
    expect(colourDistance('#0f766e', '#0f766e')).toBe(0)
    expect(colourDistance('#000000', '#ffffff')).toBeCloseTo(100, 0)
    expect(colourDistance('nonsense', '#ffffff')).toBe(Infinity)
  })
})

describe('sharp or blurred, drawn or seen', () => {
  test('a scene, and the same out of focus', async () => {
    const [clear, blurred] = await Promise.all([
      (await scene(1600, 1200)).jpeg().toBuffer().then(told),
      sharp(await (await scene(1600, 1200)).png().toBuffer())
        .blur(8)
        .jpeg()
        .toBuffer()
        .then(told),
    ])
    expect(clear.sharpness).toBeGreaterThan(60)
    expect(blurred.sharpness).toBeLessThan(20)
    expect(clear.entropy).toBeGreaterThan(6)
    expect([isGraphic(clear), isGraphic(blurred)]).toEqual([false, false])
  })

  test('a card is a drawing, as PNG and as JPEG', async () => {
    for (const bytes of [await card('Jetzt').png().toBuffer(), await card('Jetzt').jpeg({ quality: 60 }).toBuffer()])
      expect(isGraphic(await told(bytes))).toBe(true)
  })

  test('alike pictures have alike hashes, others do not', async () => {
    const one = await told(await (await scene(1600, 1200)).jpeg().toBuffer())
    const smaller = await told(await (await scene(800, 600)).webp({ quality: 60 }).toBuffer())
    const other = await told(await card('Jetzt').png().toBuffer())
    const apart = (a: string, b: string) => [...a].filter((bit, at) => bit !== b[at]).length
    expect(one.perceptualHash).toMatch(/^[01]{64}$/)
    expect(apart(one.perceptualHash, smaller.perceptualHash)).toBeLessThanOrEqual(10)
    expect(apart(one.perceptualHash, other.perceptualHash)).toBeGreaterThan(15)
  })
})

describe('logos', () => {
  const logosIn = async (bytes: Uint8Array) => {
    const [white, dark] = await Promise.all([logoOf('#ffffff'), logoOf('#0f3d3a')])
    const logos = [
      { id: 'white', bytes: white },
      { id: 'dark', bytes: dark },
    ]
    return (await analyseImage(bytes, { logos, words: null })).logos
  }

  test('the variant that is there, where it is, how large, and what is free round it', async () => {
    const bytes = await withLogo(card('Jetzt'), await logoOf('#ffffff'), { left: 820, top: 900, width: 240 })
    const found = await logosIn(bytes)
    expect(found).toHaveLength(1)
    const { logo, score, box, widthPx, clearSpace, ground } = found![0]!
    expect(logo).toBe('white')
    expect(score).toBeGreaterThan(0.9)
    expect(Math.abs(box.x * 1200 - 820)).toBeLessThan(6)
    expect(Math.abs(box.y * 1200 - 900)).toBeLessThan(6)
    expect(Math.abs(widthPx - 240)).toBeLessThan(10)
    // 140 px to the right edge, and it is about 72 px high.
    expect(clearSpace).toBeGreaterThan(1.7)
    expect(clearSpace).toBeLessThanOrEqual(2)
    expect(ground).toBeCloseTo(0.144, 1)
  }, 60_000)

  test('crowded by words', async () => {
    const bytes = await withLogo(card('Jetzt', { ground: '#f4f4f4', letters: '#333333' }), await logoOf('#0f3d3a'), {
      left: 60,
      top: 412,
      width: 240,
    })
    const found = await logosIn(bytes)
    expect(found).toMatchObject([{ logo: 'dark' }])
    expect(found![0]!.clearSpace).toBeLessThan(0.3)
  }, 60_000)

  test('none on a card and in a scene without one', async () => {
    expect(await logosIn(await card('Jetzt anmelden').png().toBuffer())).toEqual([])
    expect(await logosIn(await (await scene(1600, 1200)).jpeg().toBuffer())).toEqual([])
  }, 60_000)

  test('in a scene', async () => {
    const bytes = await withLogo(await scene(1600, 1200), await logoOf('#ffffff'), { left: 100, top: 80, width: 400 })
    expect(await logosIn(bytes)).toMatchObject([{ logo: 'white' }])
  }, 60_000)

  test('a logo whose file cannot be read is not said to be absent', async () => {
    const logos = [{ id: 'broken', bytes: new Uint8Array([1, 2, 3]) }]
    expect((await analyseImage(await card('Jetzt').png().toBuffer(), { logos, words: null })).logos).toBeNull()
  }, 60_000)
})

describe('words', () => {
  let reader: WordReader | undefined
  afterAll(() => reader?.end())
  const wordsIn = async (bytes: Uint8Array) => (await analyseImage(bytes, { logos: [], words: (reader ??= createWordReader()) })).words!

  test('German words, where they stand, and their contrast', async () => {
    const words = await wordsIn(await card('Jetzt anmelden').jpeg().toBuffer())
    expect(words.map(({ text }) => text)).toEqual(['Jetzt', 'anmelden'])
    // White on #0f766e is 5.47 to 1.
    for (const { contrast } of words) expect(contrast).toBeCloseTo(5.4, 0)
    const { x, y, width } = words[0]!.box
    expect(Math.abs(x * 1200 - 60)).toBeLessThan(12)
    expect(y * 1200).toBeGreaterThan(300)
    expect((y + words[0]!.box.height) * 1200).toBeLessThan(430)
    expect(width * 1200).toBeLessThan(350)
  }, 60_000)

  test('umlauts and sharp s', async () => {
    const words = await wordsIn(await card('Größe zählt!', { ground: '#ffffff', letters: '#222222', size: 60 }).png().toBuffer())
    expect(words.map(({ text }) => text)).toEqual(['Größe', 'zählt!'])
  }, 60_000)

  test('pale letters are read, and told to be pale', async () => {
    // #aaaaaa on white is 2.32 to 1.
    const words = await wordsIn(await card('Jetzt anmelden', { ground: '#ffffff', letters: '#aaaaaa' }).jpeg().toBuffer())
    expect(words.length).toBe(2)
    for (const { contrast } of words) expect(contrast).toBeCloseTo(2.3, 0)
  }, 60_000)

  test('none in a scene', async () => {
    expect(await wordsIn(await (await scene(1600, 1200)).jpeg().toBuffer())).toEqual([])
  }, 60_000)

  test('where nobody can read them, everything else is told', async () => {
    const words = { read: () => Promise.reject(new Error('no data')) }
    const facts = await analyseImage(await card('Jetzt').png().toBuffer(), { logos: [], words })
    expect(facts).toMatchObject({ words: null, logos: [], width: 1200 })
  })
})

test('what cannot be decoded is refused by a sentence', async () => {
  await expect(told(pngPromising(30_000, 30_000))).rejects.toMatchObject({ code: 'too-many-pixels' })
  await expect(told(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'))).rejects.toMatchObject({ code: 'svg' })
})
