import { defineCheck } from '../../check.ts'
import { mediaField } from '../../places.ts'
import { brandOf, medium, plainImage, readImage } from '../../testing.ts'

const letters = (text: string) =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
const names = (notice: string, holder: string) => letters(holder) !== '' && letters(notice).includes(letters(holder))

const brand = brandOf({ copyrightHolder: 'Acme Glocken GmbH' })
const told = (copyright: string | null, differs: Parameters<typeof medium>[0] = {}) => ({
  images: [readImage({ metadata: { ...readImage().metadata, copyright } })],
  media: [medium(differs)],
  brand,
})
const withImage = { media: [plainImage] }

export default defineCheck({
  id: 'pr/copyright-notice',
  title: {
    pass: { de: 'Die Vermerke in den Bildern passen zur Mediathek', en: 'The notices in the pictures agree with the library' },
    fail: { de: 'Ein Bild nennt jemand anderen als Inhaber der Rechte', en: 'A picture names somebody else as holder of its rights' },
  },
  why: {
    de: 'Vielleicht gehört das Bild jemandem, der nie gefragt wurde.',
    en: 'The picture may belong to somebody who was never asked.',
  },
  source: '§ 10 and § 95c UrhG; IPTC Photo Metadata Standard, Copyright Notice',
  severity: 'warning',
  needs: ['images', 'media', 'brand'],
  messages: {
    other: {
      de: 'In der Bilddatei steht „{notice}“. Klären Sie, wem das Bild gehört, und tragen Sie es in der Mediathek ein.',
      en: 'The picture’s file says “{notice}”. Find out whose it is, and enter that in the library.',
    },
  },
  appliesTo: (_, { images, brand }) => brand.copyrightHolder !== '' && images.some((image) => image.unread === undefined),
  *run({ images, media, brand }, { story }) {
    for (const image of images) {
      const notice = image.unread === undefined ? (image.metadata.copyright ?? '').trim() : ''
      const known = media.find(({ id }) => id === image.id)
      const holders = [brand.copyrightHolder, brand.name, brand.legalName, known?.rightsHolder ?? '', known?.credit ?? '']
      // A notice of signs alone names nobody.
      if (letters(notice) === '' || holders.some((holder) => names(notice, holder))) continue
      const data = { notice: notice.slice(0, 200).toWellFormed() }
      yield { message: 'other', certainty: 'maybe', at: { field: mediaField(story, image) }, data }
    }
  },
  examples: {
    good: [
      { say: 'No notice', facts: told(null) },
      { say: 'The house’s own', facts: told('© 2026 ACME Glocken GmbH, alle Rechte vorbehalten') },
      { say: 'The library knows the holder', facts: told('(c) Jan Muster', { rightsHolder: 'Jan Muster' }) },
    ],
    bad: [
      { say: 'Somebody else’s', facts: told('© Agentur Beispielbild'), story: withImage, expect: ['other'] },
      {
        say: 'Somebody else’s, in English',
        facts: told('Copyright 2025 John Doe. All rights reserved.'),
        story: withImage,
        expect: ['other'],
      },
    ],
  },
})
