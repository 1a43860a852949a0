/** Pictures whose truth is known, made on the spot. */
import sharp, { type Sharp } from 'sharp'

const svg = (inner: string, width: number, height: number): Sharp =>
  sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${inner}</svg>`))

/** Words in one line, on one colour. Letters begin 60 px from the left, and stand on y 400. */
export const card = (words: string, { ground = '#0f766e', letters = '#ffffff', size = 110 } = {}): Sharp =>
  svg(
    `<rect width="1200" height="1200" fill="${ground}"/><text x="60" y="400" font-family="DejaVu Sans" font-size="${size}" fill="${letters}">${words}</text>`,
    1200,
    1200,
  )

/** A ring with a triangle in it and a word beside, in one colour, with nothing round them: 400 px wide. */
export async function logoOf(colour: string): Promise<Buffer> {
  const drawn = svg(
    `<circle cx="60" cy="60" r="50" fill="none" stroke="${colour}" stroke-width="16"/><path d="M60 30 L85 85 L35 85 Z" fill="${colour}"/><text x="130" y="85" font-family="DejaVu Sans" font-weight="bold" font-size="72" fill="${colour}">Acme</text>`,
    420,
    124,
  )
  const tight = await drawn.png().trim().toBuffer()
  return sharp(tight).resize({ width: 400 }).png().toBuffer()
}

export const withLogo = async (picture: Sharp, logo: Buffer, at: { left: number; top: number; width: number }): Promise<Buffer> =>
  sharp(await picture.png().toBuffer())
    .composite([{ input: await sharp(logo).resize({ width: at.width }).png().toBuffer(), left: at.left, top: at.top }])
    .jpeg({ quality: 88 })
    .toBuffer()

/** As a camera sees: hundreds of shapes with soft shades in all colours, and grain. Always the same. */
export async function scene(width: number, height: number): Promise<Sharp> {
  let seed = 7
  const next = () => (seed = (seed * 48271) % 2147483647) / 2147483647
  const shapes = Array.from({ length: 400 }, () => {
    const colour = `hsl(${Math.round(next() * 360)},${Math.round(20 + next() * 50)}%,${Math.round(10 + next() * 70)}%)`
    return `<ellipse cx="${next() * 1200}" cy="${next() * 900}" rx="${10 + next() * 90}" ry="${10 + next() * 90}" fill="${colour}" fill-opacity="0.8"/>`
  })
  const grain = await sharp({
    create: { width: 1200, height: 900, channels: 3, background: '#808080', noise: { type: 'gaussian', mean: 128, sigma: 14 } },
  })
    .png()
    .toBuffer()
  const drawn = await svg(`<rect width="1200" height="900" fill="#567"/>${shapes.join('')}`, 1200, 900)
    .composite([{ input: grain, blend: 'overlay' }])
    .png()
    .toBuffer()
  return sharp(drawn).resize(width, height, { fit: 'fill' })
}

/** An XMP packet as programs write it. `properties` are attributes and elements of its one description. */
export const xmp = (attributes: string, elements = ''): string =>
  `<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" ${attributes}>${elements}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
