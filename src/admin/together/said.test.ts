import { describe, expect, it } from 'vitest'
import { differences, nameKey, pointsAt, said } from './said.ts'
import type { FormField } from './leaves.ts'

const names = new Map([[nameKey('channels', 'c1'), 'Acme on Mastodon']])
const channel: FormField = { type: 'relationship', name: 'channel', relationTo: 'channels', label: 'Channel' }
const rows: FormField = { type: 'array', name: 'variants', fields: [channel, { type: 'textarea', name: 'text', label: 'Text' }] }

describe('what a field says', () => {
  it('is text for people, in their language', () => {
    const when: FormField = { type: 'select', name: 'when', options: [{ value: 'now', label: { de: 'Sofort', en: 'At once' } }] }
    expect(said(when, 'now', names, 'de')).toBe('Sofort')
    expect(said({ type: 'checkbox', name: 'withoutMedia' }, true, names, 'en')).toBe('yes')
    expect(said(channel, 'c1', names, 'en')).toBe('Acme on Mastodon')
    expect(said(channel, { id: 'gone' }, names, 'en')).toBe('gone')
    expect(said(rows, [{ channel: 'c1', text: 'Hello' }, { text: 'Alone' }], names, 'en')).toBe(
      'Channel: Acme on Mastodon · Text: Hello\nAlone',
    )
    expect(said({ type: 'text', name: 'title' }, null, names, 'en')).toBe('')
    expect(said({ type: 'text', name: 'title' }, { odd: true }, names, 'en')).toBe('')
    expect(pointsAt(rows, [{ channel: 'c1' }, { channel: null }])).toEqual([['channels', 'c1']])
  })
})

describe('what differs', () => {
  it('is told by paragraph and word, and what nobody touched is kept together', () => {
    expect(differences('One\n\nTwo is here\n\nThree\n\nFour', 'One\n\nTwo was here\n\nThree\n\nFour')).toEqual([
      { kind: 'same', texts: ['One'] },
      {
        kind: 'changed',
        pieces: [
          { is: 'same', text: 'Two ' },
          { is: 'theirs', text: 'is' },
          { is: 'mine', text: 'was' },
          { is: 'same', text: ' here' },
        ],
      },
      { kind: 'same', texts: ['Three', 'Four'] },
    ])
  })
  it('is not cut to pieces where little is left of the one in the other', () => {
    expect(differences('The sun shines in the morning', 'It rains all day in May')).toEqual([
      {
        kind: 'changed',
        pieces: [
          { is: 'theirs', text: 'The sun shines in the morning' },
          { is: 'mine', text: 'It rains all day in May' },
        ],
      },
    ])
  })
  it('has paragraphs that only one has', () => {
    expect(differences('One', 'One\n\nMine')).toEqual([
      { kind: 'same', texts: ['One'] },
      { kind: 'changed', pieces: [{ is: 'mine', text: 'Mine' }] },
    ])
    expect(differences('Theirs', '')).toEqual([{ kind: 'changed', pieces: [{ is: 'theirs', text: 'Theirs' }] }])
    expect(differences('', '')).toEqual([])
  })
})
