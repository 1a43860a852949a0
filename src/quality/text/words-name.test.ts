import { expect, test } from 'vitest'
import { findName } from './words-name.ts'
import { isOneSlip } from './words-typo.ts'

const found = (text: string, name: string) => findName(text, name).map(({ start, end }) => text.slice(start, end))

test.each([
  [
    'Nordlicht Energie',
    'nordlicht  energie, Nordlicht-Energie, NordlichtEnergies',
    ['nordlicht  energie', 'Nordlicht-Energie', 'NordlichtEnergie'],
  ],
  ['Nordlicht', 'Nordlichts Nord-Licht’s Nord Licht Nordlichter Nordlichtung', ['Nordlicht', 'Nord-Licht', 'Nord Licht']],
  ['Nordlicht', 'im Nord\nlicht', []],
  ['Müller & Söhne', 'Mueller & Soehne, Muller & Sohne', ['Mueller & Soehne', 'Muller & Sohne']],
  ['Bar', 'Bär, BAR', ['BAR']],
  ['Café Größe', 'Cafe Groesse, CAFÉ GRÖSSE', ['Cafe Groesse', 'CAFÉ GRÖSSE']],
  ['Yahoo!', 'yahoo! Yahoo', ['yahoo!']],
  ['4711', '4711', []],
  [' ', ' ', []],
])('%s in %s', (name, text, names) => {
  expect(found(text, name)).toEqual(names)
})

test.each([
  ['Nordlciht', true],
  ['Nordlict', true],
  ['Nordlichtt', true],
  ['Nordlisht', true],
  ['Nordlicht', false],
  ['Nordlich', true],
  ['Nordlichter', false],
  ['Mordlixht', false],
])('%s is one slip away from Nordlicht: %s', (word, is) => {
  expect(isOneSlip(word, 'Nordlicht')).toBe(is)
})
