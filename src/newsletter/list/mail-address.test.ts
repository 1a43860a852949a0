import { describe, expect, it } from 'vitest'
import { mailAddress } from './mail-address.ts'

describe('addresses', () => {
  it.each([
    [' Eva.Muster+News@Example.ORG ', 'eva.muster+news@example.org'],
    ["o'neill@example.co.uk", "o'neill@example.co.uk"],
    ['info@Müller.example', 'info@xn--mller-kva.example'],
    ['jörg@example.org', 'jörg@example.org'],
    ['用户@例子.中国', '用户@xn--fsqu00a.xn--fiqs8s'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('are kept in one way: %s', (typed, kept) => {
    expect(mailAddress(typed)).toBe(kept)
  })
  it.each([
    '',
    'eva',
    '@example.org',
    'eva@',
    'eva@localhost',
    'eva@127.0.0.1',
    'eva@[127.0.0.1]',
    'eva@exa%6dple.org',
    'a..b@example.org',
    '.a@example.org',
    'a b@example.org',
    'a@b@example.org',
    'a@example.org\nBcc: b@example.org',
    'a@example.org\0',
    'a@ex ample.org',
    'a,b@example.org',
    '"a b"@example.org',
    'Eva <eva@example.org>',
    'a@-example.org',
    'a@example.org.',
    'a@example.org/path',
    `${'a'.repeat(65)}@example.org`,
    `a@${'b'.repeat(64)}.org`,
    `a@${'b.'.repeat(130)}org`,
    '\ud800@example.org',
  ])('that no mail can be sent to are none: %j', (typed) => {
    expect(mailAddress(typed)).toBeNull()
  })
})
