import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import express from 'express'
import supertest from 'supertest'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerProblems } from '../content-api/problems.ts'
import { outgoingFiles } from '../http/outgoing-files.ts'
import { createOutgoing, type Outgoing } from './outgoing.ts'

const hours = 60 * 60_000
const publicUrl = 'https://hub.example'
let root: string
let folder: string
let now: number
let outgoing: Outgoing

const open = (secret = 'secret') => createOutgoing({ folder, publicUrl, secret, clock: { now: () => new Date(now) } })
const bytes = Buffer.from('a film of 25 bytes, whole')
/** What is behind `/outgoing/`. */
const tail = (address: string) => address.slice(`${publicUrl}/outgoing/`.length)

beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), 'outgoing-'))
  folder = path.join(root, 'outgoing')
  now = Date.parse('2026-11-22T10:00:00Z')
  outgoing = open()
})
afterEach(() => rmSync(root, { recursive: true }))

describe('a file on its way out', () => {
  it('is found by its address for a day', async () => {
    const address = await outgoing.write(bytes, 'abc.mp4')
    expect(address).toMatch(/^https:\/\/hub\.example\/outgoing\/\d+\.[\w-]{43}\/abc\.mp4$/)
    expect(readFileSync((await outgoing.find(tail(address))) ?? '')).toEqual(bytes)
    now += 24 * hours
    expect(await outgoing.find(tail(address))).not.toBeNull()
    now += 1
    expect(await outgoing.find(tail(address))).toBeNull()
    // Asked for anew, it is reached anew.
    expect(await outgoing.find(tail(await outgoing.write(bytes, 'abc.mp4')))).not.toBeNull()
  })

  it('is not found by an address that we did not give', async () => {
    const [one, other] = [tail(await outgoing.write(bytes, 'one.mp4')), tail(await outgoing.write(bytes, 'other.mp4'))]
    const [, ends = '', signed = ''] = /^(\d+)\.([\w-]+)/.exec(one) ?? []
    writeFileSync(path.join(root, 'hub.db'), 'the database')
    for (const forged of [
      one.replace('one.mp4', 'other.mp4'),
      `${Number(ends) + 1}.${signed}/one.mp4`,
      `${ends}.${signed.slice(1)}x/one.mp4`,
      `${ends}./one.mp4`,
      `${ends}.${'A'.repeat(43)}/one.mp4`,
      `${ends}.${signed}/../hub.db`,
      `${ends}.${signed}/..%2Fhub.db`,
      `${ends}.${signed}/one.mp4/../../hub.db`,
      `${other}/x`,
      'one.mp4',
      '',
    ])
      expect(await outgoing.find(forged), forged).toBeNull()
    expect(await open('another secret').find(one)).toBeNull()
  })

  it('is a copy: what happens to its original later does not reach it', async () => {
    const original = path.join(root, 'library.mp4')
    writeFileSync(original, bytes)
    const address = tail(await outgoing.copy(original, 'abc.mp4'))
    writeFileSync(original, 'exchanged')
    expect(readFileSync((await outgoing.find(address)) ?? '')).toEqual(bytes)
  })

  it('is there whole, and once, whoever asks for it at the same time', async () => {
    await Promise.all([1, 2, 3].map(() => outgoing.write(bytes, 'abc.mp4')))
    expect(readdirSync(folder)).toEqual(['abc.mp4'])
    await expect(outgoing.copy(path.join(root, 'nothing.mp4'), 'none.mp4')).rejects.toThrow('ENOENT')
    expect(readdirSync(folder)).toEqual(['abc.mp4'])
  })

  it('is swept away when nobody has asked for its address for two days', async () => {
    await outgoing.write(bytes, 'old.mp4')
    const kept = await outgoing.write(bytes, 'kept.mp4')
    now += 47 * hours
    await outgoing.write(bytes, 'kept.mp4')
    now += 2 * hours
    await outgoing.write(bytes, 'new.mp4')
    expect(readdirSync(folder).sort()).toEqual(['kept.mp4', 'new.mp4'])
    expect(await outgoing.find(tail(kept))).toBeNull()
  })
})

describe('over HTTP', () => {
  const ask = () =>
    supertest(
      express()
        .use(outgoingFiles(outgoing))
        .use(answerProblems({ error: () => {} })),
    )

  it('it is sent with its type, whole or in pieces, to nobody’s shared cache', async () => {
    const at = (await outgoing.write(bytes, 'abc.mp4')).slice(publicUrl.length)
    const whole = await ask().get(at).buffer(true).expect(200)
    expect(whole.headers).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'content-length': '25' })
    expect(whole.headers['cache-control']).toContain('private')
    const piece = await ask().get(at).set('range', 'bytes=2-5').buffer(true).expect(206)
    expect(piece.headers['content-range']).toBe('bytes 2-5/25')
    expect(Buffer.from(piece.body as Uint8Array).toString()).toBe('film')
    await ask().get(at).set('range', 'bytes=99-').expect(416)
    await ask().head(at).expect(200)
  })

  it('nothing else is sent', async () => {
    const at = (await outgoing.write(bytes, 'abc.mp4')).slice(publicUrl.length)
    for (const path of [
      `${at}x`,
      at.replace('abc', 'abd'),
      '/outgoing/x/abc.mp4',
      `${at.replace('abc.mp4', '')}..%2F..%2Fhub.db`,
      '/outgoing/%00/x.mp4',
    ])
      expect((await ask().get(path)).status, path).toBe(404)
    await ask().post(at).expect(404)
    now += 25 * hours
    await ask().get(at).expect(404)
  })
})
