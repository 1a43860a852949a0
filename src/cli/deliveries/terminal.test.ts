import { describe, expect, it } from 'vitest'
import { cut, painter, pairs, plain, table, width, wrap } from './terminal.ts'

const without = painter(false, undefined)

describe('text for a terminal', () => {
  it('has colours on a terminal only, and not where NO_COLOR is set', () => {
    expect(painter(true, undefined)('red', 'failed')).toBe('\u001b[31mfailed\u001b[39m')
    expect(painter(true, '')('red', 'failed')).toContain('\u001b')
    expect(painter(true, '1')('red', 'failed')).toBe('failed')
    expect(painter(false, undefined)('red', 'failed')).toBe('failed')
  })

  it('steers no terminal, whatever a title or a platform says', () => {
    expect(plain('a\u001b[31mb\u0007c\u202Ed\ne\u2028f')).toBe('a [31mb c d e f')
    expect(plain(' 👩‍👩‍👧 Grüße ')).toBe('👩‍👩‍👧 Grüße')
  })

  it('is cut between characters as people count them', () => {
    expect(cut('Windpark', 8)).toBe('Windpark')
    expect(cut('Windpark', 5)).toBe('Wind…')
    expect(cut('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 2)).toBe('👩‍👩‍👧…')
  })

  it('is broken between words, and never within an address', () => {
    const address = `https://social.example/${'a'.repeat(120)}`
    expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
    expect(wrap(`It is live at ${address} now.`, 40)).toEqual(['It is live at', address, 'now.'])
  })

  it('stands in columns, the last of which takes what is left', () => {
    const shown = table(
      ['ID', 'POST'],
      [
        [{ text: 'a' }, { text: 'x'.repeat(200) }],
        [{ text: 'äöü' }, { text: 'y', colour: 'red' }],
      ],
      without,
    )
    expect(shown.split('\n')).toEqual(['ID   POST', `a    ${'x'.repeat(width - 6)}…`, 'äöü  y'])
  })

  it('names only what there is to say', () => {
    const shown = pairs(
      [
        ['state', 'failed'],
        ['why', null],
        ['address', ''],
        ['reason', 'word '.repeat(30)],
      ],
      '  ',
      without,
    )
    const lines = shown.split('\n')
    expect(lines[0]).toBe('  state   failed')
    expect(lines[1]).toMatch(/^ {2}reason {2}word/u)
    expect(lines[2]).toMatch(/^ {10}word/u)
    expect(shown).not.toMatch(/why|address/u)
  })
})
