import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openArchive } from './archive.ts'

const pack = (files: Zippable) => Buffer.from(zipSync(files))
const paths = (zip: Buffer) => openArchive(zip).entries.map(({ path }) => path)
const unix = 3
/** Writes into every entry of a zip's directory what it is not. */
function forge(zip: Buffer, { size, flags }: { readonly size?: number; readonly flags?: number }): void {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) {
    if (size !== undefined) zip.writeUInt32LE(size, at + 24)
    if (flags !== undefined) zip.writeUInt16LE(flags, at + 8)
  }
}

describe('an archive', () => {
  it('shows texts and pictures, and leaves the rest', async () => {
    const zip = pack({
      'a/b.md': strToU8('# Hallo'),
      'a/c.PNG': strToU8('x'),
      'run.exe': strToU8('x'),
      '__MACOSX/b.md': strToU8('x'),
      '.git/c.md': strToU8('x'),
    })
    expect(paths(zip)).toEqual(['a/b.md', 'a/c.PNG'])
    expect((await openArchive(zip).entries[0]?.read())?.toString()).toBe('# Hallo')
  })
  it('reads entries that are not packed, too', async () => {
    const zip = pack({ 'a.md': [strToU8('roh'), { level: 0 }] })
    expect((await openArchive(zip).entries[0]?.read())?.toString()).toBe('roh')
  })
  it.each(['../a.md', 'x/../../a.md', '/etc/a.md', 'C:/a.md', 'a\\..\\..\\b.md', 'a\u0001.md'])(
    'does not follow %j out of its folder',
    (path) => {
      const { entries, notes } = openArchive(pack({ [path]: strToU8('x') }))
      expect(entries).toEqual([])
      expect(notes[0]?.en).toContain('leads out of the folder')
    },
  )
  it('follows no link', () => {
    const zip = pack({ 'a.md': [strToU8('../../etc/passwd'), { os: unix, attrs: (0o120777 << 16) >>> 0 }] })
    expect(paths(zip)).toEqual([])
    expect(openArchive(zip).notes[0]?.en).toContain('points to another file')
  })
  it('stops what unpacks to more than it says', async () => {
    const zip = pack({ 'a.md': strToU8('0'.repeat(900_000)) })
    forge(zip, { size: 10 })
    await expect(openArchive(zip).entries[0]?.read()).rejects.toMatchObject({ code: 'damaged-entry' })
  })
  it('notices what is damaged', async () => {
    const zip = pack({ 'a.md': [strToU8('abc'), { level: 0 }] })
    zip[zip.indexOf('abc')] = 0x7a
    await expect(openArchive(zip).entries[0]?.read()).rejects.toMatchObject({ code: 'damaged-entry' })
  })
  it('refuses what is protected or too large, with its name', () => {
    const locked = pack({ 'a.md': strToU8('x') })
    forge(locked, { flags: 1 })
    expect(openArchive(locked).notes[0]?.en).toContain('password')
    const large = pack({ 'a.md': strToU8('x') })
    forge(large, { size: 5_000_000 })
    expect(openArchive(large).notes[0]?.en).toContain('too large')
  })
  it('refuses bombs and crowds', () => {
    const many: Zippable = Object.fromEntries(Array.from({ length: 2_001 }, (_, n) => [`${n}.md`, [strToU8('x'), { level: 0 }]]))
    expect(() => openArchive(pack(many))).toThrow(expect.objectContaining({ code: 'too-many-files' }) as Error)
    const bombs = pack(Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`${n}.png`, strToU8('x')])))
    forge(bombs, { size: 25 * 1024 * 1024 })
    expect(() => openArchive(bombs)).toThrow(expect.objectContaining({ code: 'too-large-unpacked' }) as Error)
  })
  it.each([
    Buffer.from(''),
    Buffer.from('no zip at all, but long enough to look for an end'),
    Buffer.from('PK\u0005\u0006'.padEnd(40, '\u0001')),
  ])('says that this is none', (bytes) => {
    expect(() => openArchive(bytes)).toThrow(expect.objectContaining({ name: 'ImportProblem' }) as Error)
  })
})
