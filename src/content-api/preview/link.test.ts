import { expect, it } from 'vitest'
import { acme, aPublication, aText, publicUrl } from '../testing.ts'
import { previewAddress } from './link.ts'
import { previewLinkBody } from './schemas.ts'

const publication = aPublication('p1', { texts: { de: aText('Neu', 'neu'), en: aText('New', 'new') } })
const draft = (preview: string | null) => ({ publication, brand: { ...acme, preview }, changedAt: new Date() })

it('leads to the brand’s own page for previews, with everything filled in', () => {
  const pattern = 'https://www.acme.example/{language}/vorschau/{slug}?t={token}'
  expect(previewAddress(draft(pattern), 'a.b', 'en', publicUrl)).toBe('https://www.acme.example/en/vorschau/new?t=a.b')
  expect(previewAddress(draft(pattern), '$&', null, publicUrl)).toBe('https://www.acme.example/de/vorschau/neu?t=%24%26')
})

it('leads to the hub otherwise, in a language that there is', () => {
  for (const pattern of [null, 'no address {token}'])
    expect(previewAddress(draft(pattern), 'a.b', 'en', publicUrl)).toBe(`${publicUrl}/site/acme/preview/a.b?language=en`)
  const german = { ...draft(null), publication: aPublication('p1') }
  expect(previewAddress(german, 'a.b', 'en', publicUrl)).toBe(`${publicUrl}/site/acme/preview/a.b?language=de`)
})

it('holds for a day, or from an hour to a week', () => {
  expect(previewLinkBody.parse({})).toEqual({ hours: 24 })
  for (const hours of [1, 168]) expect(previewLinkBody.safeParse({ hours }).success).toBe(true)
  for (const hours of [0, 169, 1.5, '24', null, -1]) expect(previewLinkBody.safeParse({ hours }).success).toBe(false)
})
