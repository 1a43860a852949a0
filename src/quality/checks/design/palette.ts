import { chromaOf, colourDistance } from '../../../../media/analysis/colour.ts'
import { isGraphic } from '../../../../media/analysis/graphic.ts'
import { defineCheck } from '../../check.ts'
import type { ReadImage } from '../../facts.ts'
import { mediaField } from '../../places.ts'
import { brandOf, readImage } from '../../testing.ts'

/** CIE LCh. Below it a colour is read as grey, black or white, which go with every brand. */
const leastChroma = 15
/** CIEDE2000: a shade of the same colour. */
const standardDistance = 10
/** Of all pixels. With fewer coloured ones the picture is grey with a dot. */
const leastColoured = 0.05

const brand = brandOf({
  colors: [
    { name: 'Acme-Petrol', hex: '#0f766e' },
    { name: 'Acme-Gold', hex: '#f59e0b' },
  ],
  colorShare: 0.6,
})
const drawn = { entropy: 2, flatness: 0.97 }
const seen = (palette: ReadImage['palette'], differs: Partial<ReadImage> = drawn) => ({
  images: [readImage({ palette, ...differs })],
  brand,
})

export default defineCheck({
  id: 'design/palette',
  title: {
    pass: { de: 'Die Bilder tragen die Farben der Marke', en: 'The pictures wear the colours of the brand' },
    fail: { de: 'Ein Bild trägt andere Farben als die Marke', en: 'A picture wears other colours than the brand' },
  },
  why: {
    de: 'Wer durch seinen Feed blättert, erkennt den Absender an den Farben, noch bevor er ein Wort liest.',
    en: 'People who scroll through their feed know the sender by its colours before they read a word.',
  },
  source: 'The colours of the brand and the share that it demands; distances by CIEDE2000 (ISO/CIE 11664-6).',
  severity: 'warning',
  needs: ['images', 'brand'],
  messages: {
    graphic: {
      de: 'Nur {share} % der Farbflächen dieser Grafik haben Farben der Marke, verlangt sind {wanted} %. Die größte andere ist {found}; am nächsten liegt ihr {nearest} (Abstand {distance}). Nehmen Sie die Farben der Marke.',
      en: 'Only {share} % of the coloured areas of this graphic have colours of the brand, {wanted} % are demanded. The largest other is {found}; nearest to it is {nearest} (distance {distance}). Use the colours of the brand.',
    },
    photograph: {
      de: 'In diesem Bild sind nur {share} % der farbigen Flächen in Farben der Marke ({wanted} % sind verlangt), die größte andere ist {found}; am nächsten liegt ihr {nearest} (Abstand {distance}). Sehen Sie, ob es zu Ihrem Auftritt passt.',
      en: 'In this picture only {share} % of the coloured areas are in colours of the brand ({wanted} % are demanded), the largest other is {found}; nearest to it is {nearest} (distance {distance}). See whether it suits your appearance.',
    },
  },
  appliesTo: (_, { images, brand }) => brand.colors.length > 0 && (brand.colorShare ?? 0) > 0 && images.some(({ unread }) => !unread),
  *run({ images, brand }, { story }) {
    const near = brand.colorDistance ?? standardDistance
    const wanted = brand.colorShare ?? 0
    for (const image of images) {
      if (image.unread) continue
      const coloured = image.palette
        .filter(({ hex }) => chromaOf(hex) >= leastChroma)
        .map((one) => ({ ...one, ...nearestTo(one.hex, brand) }))
      const all = coloured.reduce((sum, { share }) => sum + share, 0)
      const foreign = coloured.filter(({ distance }) => distance > near)
      const share = 1 - foreign.reduce((sum, { share }) => sum + share, 0) / all
      const largest = foreign[0]
      // Shares are rounded; half a percent is not worth a word.
      if (all < leastColoured || !largest || share >= wanted - 0.005) continue
      yield {
        message: isGraphic(image) ? 'graphic' : 'photograph',
        certainty: isGraphic(image) ? 'sure' : 'maybe',
        at: { field: mediaField(story, image) },
        data: {
          share: Math.round(share * 100),
          wanted: Math.round(wanted * 100),
          found: largest.hex,
          nearest: largest.name,
          distance: Math.round(largest.distance),
        },
      }
    }
  },
  examples: {
    good: [
      {
        say: 'A card in the colours of the brand, with white letters',
        facts: seen([
          { hex: '#0f766e', share: 0.8 },
          { hex: '#ffffff', share: 0.15 },
          { hex: '#f29c0c', share: 0.05 },
        ]),
      },
      {
        say: 'A picture in greys',
        facts: seen(
          [
            { hex: '#777777', share: 0.7 },
            { hex: '#333436', share: 0.3 },
          ],
          {},
        ),
      },
      {
        say: 'A foreign colour within what is allowed',
        facts: seen([
          { hex: '#0f766e', share: 0.7 },
          { hex: '#e1306c', share: 0.3 },
        ]),
      },
      {
        say: 'A red dot on white',
        facts: seen([
          { hex: '#ffffff', share: 0.96 },
          { hex: '#ff0000', share: 0.04 },
        ]),
      },
    ],
    bad: [
      {
        say: 'A card in the colour of somebody else',
        facts: seen([
          { hex: '#e1306c', share: 0.7 },
          { hex: '#0f766e', share: 0.3 },
        ]),
        expect: ['graphic'],
      },
      {
        say: 'A photograph of a meadow',
        facts: seen(
          [
            { hex: '#5c8a2f', share: 0.6 },
            { hex: '#8ec5e8', share: 0.4 },
          ],
          {},
        ),
        expect: ['photograph'],
      },
    ],
  },
})

function nearestTo(hex: string, { colors }: Pick<typeof brand, 'colors'>) {
  return colors
    .map((colour) => ({ name: colour.name || colour.hex, distance: colourDistance(hex, colour.hex) }))
    .reduce((best, one) => (one.distance < best.distance ? one : best))
}
