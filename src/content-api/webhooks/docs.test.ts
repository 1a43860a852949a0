/** What src/docs/webhooks.md tells receivers to do works with what the hub sends. */
import { spawn, execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventSchema } from '../events/event.ts'
import { createCaller } from './call.ts'
import { waitsMs } from './schedule.ts'
import { rotated, signatureHeaders } from './signing.ts'

const docs = readFileSync(path.join(import.meta.dirname, '../../docs/webhooks.md'), 'utf8')
const example = (name: string) => new RegExp(`<!-- example: ${name} -->\n\`\`\`\\w+\n([^]*?)\n\`\`\``).exec(docs)?.[1] ?? ''

describe('the documentation of webhooks', () => {
  const now = new Date()
  const secrets = rotated([], now)
  const secret = secrets[0]?.secret ?? ''
  const body = /```json\n([^]*?)\n```/.exec(docs)?.[1] ?? ''
  const headers = signatureHeaders(secrets, 'event-1', now, body)
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-webhook-docs-'))
    writeFileSync(path.join(folder, 'body.json'), body)
  })
  afterAll(() => rmSync(folder, { recursive: true }))
  const shell = (script: string, env: Record<string, string>) =>
    execFileSync('bash', ['--norc', '-euo', 'pipefail', '-c', script], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, id: 'event-1', timestamp: headers['webhook-timestamp'], secret, ...env },
    }).trim()

  it('shows an event as it is', () => {
    expect(eventSchema.strict().parse(JSON.parse(body))).toEqual(JSON.parse(body))
  })

  it('makes the same signature with openssl', () => {
    expect(shell(example('openssl'), {})).toBe(headers['webhook-signature'])
  })

  it('has a receiver that takes what is ours, and nothing else', async () => {
    const receiver = spawn(process.execPath, ['--input-type=module'], { env: { ...process.env, WEBHOOK_SECRET: secret, PORT: '0' } })
    try {
      receiver.stdin.end(example('receiver'))
      let said = ''
      receiver.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
      await expect.poll(() => said, { timeout: 10_000 }).toMatch(/^listening on \d+\n/)
      const url = `http://127.0.0.1:${/\d+/.exec(said)?.[0]}/`
      const call = createCaller({ playground: true })
      expect(await call(url, headers, body)).toMatchObject({ status: 204 })
      expect(await call(url, headers, body)).toMatchObject({ status: 204 })
      expect(await call(url, headers, `${body} `)).toMatchObject({ status: 401 })
      const signature = shell(`${example('openssl')}`, { id: 'event-2' }).replace('v1,', '')
      expect(shell(example('curl'), { url, id: 'event-2', signature })).toBe('204')
      await expect
        .poll(() => said.split('\n').slice(1, -1))
        .toEqual(Array(2).fill(`post.published ${eventSchema.parse(JSON.parse(body)).data.id}`))
    } finally {
      receiver.kill()
    }
  })

  it('tells the waits that there are', () => {
    expect(waitsMs.map((ms) => ms / 60_000)).toEqual([5 / 60, 5, 30, 2 * 60, 5 * 60, 10 * 60, 14 * 60, 20 * 60, 24 * 60])
    expect(docs.replace(/\s+/g, ' ')).toContain('after 5 seconds, 5 minutes, 30 minutes, 2, 5, 10, 14, 20 and 24 hours')
  })
})
