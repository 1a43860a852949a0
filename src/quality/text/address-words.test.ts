import { expect, test } from 'vitest'
import { addressOf } from './address-words.ts'
import { isDeviceName, saysNothing } from './device-names.ts'

test.each([
  ['Größe & Klang', 'groesse-klang'],
  ['Acme_öffnet%20', 'acme-oeffnet-20'],
  ['O\u0308fen, Café', 'oefen-cafe'],
  ['--–', ''],
])('%s is %s in an address', (text, address) => {
  expect(addressOf(text)).toBe(address)
})

test.each(['IMG_4711', 'DSC01234', 'Bildschirmfoto 2026-11-22 um 10.15.30', 'PXL_20261122_101500', 'WhatsApp Image 2026-11-22 at 10.15'])(
  '%s is the name that a device gave',
  (name) => expect([isDeviceName(name), saysNothing(name)]).toEqual([true, true]),
)

test.each(['unbenannt', 'image (1)', '1', '3f2504e0-4f89-11d3-9a0c-0305e82c3301', 'a'.repeat(40)])('%s says nothing', (name) => {
  expect([isDeviceName(name), saysNothing(name)]).toEqual([false, true])
})

test.each(['glockenguss-2026', 'Bild der Werkstatt 2026', 'tag-der-offenen-tuer', '1848-gruendung'])('%s says something', (name) => {
  expect([isDeviceName(name), saysNothing(name)]).toEqual([false, false])
})
