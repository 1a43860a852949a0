import { describe, expect, it } from 'vitest'
import { inGerman } from './in-german.ts'

const platform = {
  'Acme refused.': 'Acme hat abgelehnt.',
  'Acme refused: {0}': 'Acme hat abgelehnt: {0}',
  'Acme takes {0} pictures in a post, or {1} films.': 'Acme nimmt {1} Filme in einem Beitrag oder {0} Bilder.',
  '{0} could not be reached ({1}). Nothing was sent.': '{0} war nicht zu erreichen ({1}). Es wurde nichts gesendet.',
  '{0} answered {1}.': '{0} hat mit {1} geantwortet.',
  '{0} answered {1}{2}, and said why.': '{0} hat mit {1}{2} geantwortet und gesagt, warum.',
  '{0}: {1}': '{0} sagt: {1}',
}
const engine = {
  'Look whether it is live.': 'Sehen Sie nach, ob es online ist.',
  'Frozen: {0}': 'Gesperrt: {0}',
  'a picture': 'ein Bild',
  'Gone, says {0}.': 'Weg, sagt {0}.',
  '{0} tries. {1} Send it again.': '{0} Versuche. {1} Senden Sie es noch einmal.',
  'Acme refused.': 'Nie gesagt.',
}
const german = inGerman([platform, engine])

describe('a sentence in German', () => {
  it.each([
    ['is that of its entry', 'Look whether it is live.', 'Sehen Sie nach, ob es online ist.'],
    ['is the first where two tables have it', 'Acme refused.', 'Acme hat abgelehnt.'],
    [
      'has what differs in its own order',
      'Acme takes 4 pictures in a post, or 1 films.',
      'Acme nimmt 1 Filme in einem Beitrag oder 4 Bilder.',
    ],
    ['has words of ours in German, too', 'Acme refused: a picture', 'Acme hat abgelehnt: ein Bild'],
    ['has what a platform said as it said it', 'Acme refused: “Bad (request).”', 'Acme hat abgelehnt: “Bad (request).”'],
    ['is told by most of its words', 'example.com answered 503.', 'example.com hat mit 503 geantwortet.'],
    ['may have nothing where something differs', 'x answered 5, and said why.', 'x hat mit 5 geantwortet und gesagt, warum.'],
    ['takes no sign of the text for its own', 'Frozen: $1 $& {0} {1}', 'Gesperrt: $1 $& {0} {1}'],
    ['stays, where nobody knows it', 'The moon is full.', 'The moon is full.'],
    ['stays, where only its end is known', 'Never look whether it is live.', 'Never look whether it is live.'],
    ['stays empty', '', ''],
  ])('%s', (_, english, said) => {
    expect(german(english)).toBe(said)
  })
  it('is no entry that only begins or ends alike', () => {
    const few = inGerman([{ 'ab {0} ba': 'x', aba: 'y' }])
    for (const text of ['ab ba', 'ab  b', 'xab 1 ba', 'ab 1 bax']) expect(few(text)).toBe(text)
    expect(few('ab  ba')).toBe('x')
  })
})

describe('several sentences', () => {
  it.each([
    [
      'are one first',
      'a.test could not be reached (timeout). Nothing was sent.',
      'a.test war nicht zu erreichen (timeout). Es wurde nichts gesendet.',
    ],
    [
      'are then as many together as are known',
      'The moon is full. Look whether it is live.',
      'The moon is full. Sehen Sie nach, ob es online ist.',
    ],
    [
      'may be two of which one has two',
      'a.test could not be reached (timeout). Nothing was sent. Look whether it is live.',
      'a.test war nicht zu erreichen (timeout). Es wurde nichts gesendet. Sehen Sie nach, ob es online ist.',
    ],
    [
      'keep what stands between them',
      'Acme refused.\n\nLook whether it is live.',
      'Acme hat abgelehnt.\n\nSehen Sie nach, ob es online ist.',
    ],
    [
      'may stand within one',
      '8 tries. Acme refused: a picture Send it again.',
      '8 Versuche. Acme hat abgelehnt: ein Bild Senden Sie es noch einmal.',
    ],
    [
      'are not swallowed by what differs in one of them',
      'Gone, says Ada. Acme refused. Frozen: x',
      'Weg, sagt Ada. Acme hat abgelehnt. Gesperrt: x',
    ],
    ['may stand behind a colon', 'Frozen: Acme refused. Nobody knows.', 'Gesperrt: Acme hat abgelehnt. Nobody knows.'],
  ])('%s', (_, english, said) => {
    expect(german(english)).toBe(said)
  })
})

describe('what somebody else wrote', () => {
  it('is left alone where it is longer than anything that the hub says', () => {
    const long = `Frozen: ${'x'.repeat(2_000)}`
    expect(german(long)).toBe(long)
    expect(german(`Frozen: ${'x'.repeat(1_900)}`)).toMatch(/^Gesperrt: x+$/)
  })
  it('is not taken apart without end', () => {
    const nested = `${'Frozen: '.repeat(200)}a picture`
    expect(german(nested)).toMatch(/^(Gesperrt: ){4}(Frozen: )+a picture$/)
  })
  it('is not taken apart into more sentences than anybody says at once', () => {
    const many = 'Acme refused. '.repeat(100).trim()
    expect(german(many)).toBe(many)
    expect(german(`Frozen: ${many}`)).toBe(`Gesperrt: ${many}`)
  })
  it('takes as many steps as it has signs, whatever it repeats', () => {
    const greedy = inGerman([{ '{0} a {1} a {2} a {3} a {4} a {5} a {6} b': 'x' }])
    const text = 'a '.repeat(990)
    expect(greedy(text)).toBe(text)
  })
})
