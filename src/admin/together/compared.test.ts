import { describe, expect, it } from 'vitest'
import { compare, mayJoin, merged, usual, type Choice } from './compared.ts'
import type { FormField } from './leaves.ts'

const fields: FormField[] = [
  { type: 'ui', name: 'together' },
  {
    type: 'tabs',
    tabs: [
      {
        type: 'tab',
        fields: [
          { type: 'text', name: 'title', label: { de: 'Titel', en: 'Title' } },
          { type: 'textarea', name: 'teaser', label: { de: 'Anreißer', en: 'Teaser' } },
          { type: 'richText', name: 'body', label: { de: 'Text', en: 'Body' } },
          {
            type: 'group',
            name: 'seo',
            label: { de: 'Suche', en: 'Search' },
            fields: [{ type: 'text', name: 'title', label: { de: 'Titel', en: 'Title' } }],
          },
        ],
      },
    ],
  },
  {
    type: 'array',
    name: 'variants',
    label: { de: 'Kanäle', en: 'Channels' },
    labels: { singular: { de: 'Kanal', en: 'Channel' } },
    fields: [
      {
        type: 'row',
        fields: [
          { type: 'relationship', name: 'channel' },
          { type: 'date', name: 'dueAt', label: 'Time' },
        ],
      },
      { type: 'textarea', name: 'text', label: { de: 'Text', en: 'Text' } },
    ],
  },
  { type: 'text', name: 'editedBy', admin: { hidden: true } },
  { type: 'text', name: 'basedOn', virtual: true },
]
const paragraph = (text: string) => ({ type: 'paragraph', children: [{ type: 'text', text }] })
const body = (...texts: string[]) => ({ root: { type: 'root', children: texts.map(paragraph) } })
const base = {
  title: 'Wind',
  teaser: '',
  body: body('One', 'Two'),
  seo: { title: null },
  editedBy: 'a',
  variants: [
    { id: 'r1', channel: 'web', text: 'Web' },
    { id: 'r2', channel: 'net', text: 'Net' },
  ],
}
const compared = (theirs: object, mine: object) =>
  compare(fields, 'en', { base, theirs: { ...base, ...theirs }, mine: { ...base, ...mine } })
const choose = (...choices: [string, Choice][]) => new Map(choices)

describe('comparing', () => {
  it('finds nothing where both say the same, however it is stored', () => {
    expect(compared({ teaser: null, editedBy: 'b' }, { seo: {}, basedOn: 'x' })).toEqual([])
    expect(compared({}, { variants: base.variants.map((row, at) => ({ ...row, id: `other${at}` })) })).toEqual([])
  })
  it('tells who changed what, and takes what only one has changed', () => {
    const found = compared({ title: 'Sun', teaser: 'Theirs' }, { seo: { title: 'Find' }, teaser: 'Mine' })
    expect(found.map(({ key, by, leaf }) => [key, by, leaf.label])).toEqual([
      ['title', 'them', 'Title'],
      ['teaser', 'both', 'Teaser'],
      ['seo.title', 'me', 'Search: Title'],
    ])
    expect(found.map(usual)).toEqual(['theirs', undefined, 'mine'])
    const theirs = { ...base, title: 'Sun', teaser: 'Theirs' }
    expect(merged(theirs, found, choose(['teaser', 'mine']))).toMatchObject({ title: 'Sun', teaser: 'Mine', seo: { title: 'Find' } })
    expect(merged(theirs, found, choose(['teaser', 'both'], ['title', 'mine']))).toMatchObject({ title: 'Wind', teaser: 'Theirs\n\nMine' })
    // What nobody chose stays as it is saved.
    expect(merged(theirs, found, choose())).toMatchObject({ teaser: 'Theirs' })
  })
  it('puts two bodies one after the other, and what they share once', () => {
    const found = compared({ body: body('One', 'Two', 'Theirs') }, { body: body('One', 'Mine') })
    expect(found.map(mayJoin)).toEqual([true])
    const { body: both } = merged({ ...base, body: body('One', 'Two', 'Theirs') }, found, choose(['body', 'both']))
    expect(both).toEqual(body('One', 'Two', 'Theirs', 'Mine'))
  })
  it('compares rows by their channel, wherever they stand', () => {
    const theirs = {
      variants: [
        { id: 'r2', channel: 'net', text: 'Net' },
        { id: 'r1', channel: { id: 'web' }, text: 'Web of theirs' },
      ],
    }
    const mine = {
      variants: [
        { id: 'x', channel: 'web', text: 'Web' },
        { id: 'y', channel: 'net', text: 'Net of mine' },
      ],
    }
    const found = compared(theirs, mine)
    expect(found.map(({ key, by }) => [key, by])).toEqual([
      ['variants.net#0.text', 'me'],
      ['variants.web#0.text', 'them'],
    ])
    expect(merged({ ...base, ...theirs }, found, choose()).variants).toEqual([
      { id: 'r2', channel: 'net', text: 'Net of mine' },
      { id: 'r1', channel: { id: 'web' }, text: 'Web of theirs' },
    ])
  })
  it('knows a channel that was added, and one that was taken away', () => {
    const added = compared({}, { variants: [...base.variants, { id: 'n', channel: 'new', text: 'New' }] })
    expect(added).toMatchObject([{ key: 'variants.new#0', isRow: true, by: 'me', leaf: { label: 'Channel' } }])
    expect(merged(base, added, choose()).variants).toHaveLength(3)
    expect(merged(base, added, choose(['variants.new#0', 'theirs'])).variants).toHaveLength(2)
    const gone = compared({ title: 'Sun' }, { variants: base.variants.slice(0, 1) })
    expect(gone.map(({ key, by }) => [key, by])).toEqual([
      ['title', 'them'],
      ['variants.net#0', 'me'],
    ])
    expect(merged({ ...base, title: 'Sun' }, gone, choose()).variants).toEqual([base.variants[0]])
    expect(gone.map(mayJoin)).toEqual([true, false])
  })
})
