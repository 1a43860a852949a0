/** `funkhaus/client` in somebody else's project: found by our package.json, type-checked strictly, and run against the content API. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildClient } from '../../src/cli/build-client.mjs'
import { aPublication, testApi } from '../../src/content-api/testing.ts'
import { describeWith, needs } from '../support/needs.ts'
import { root } from './tree.ts'

const run = promisify(execFile)
let home = ''
let server: Server

/** A website's project, with our package in its `node_modules` as an installation would leave it. */
beforeAll(async () => {
  home = mkdtempSync(path.join(os.tmpdir(), 'funkhaus-client-'))
  const installed = path.join(home, 'node_modules/funkhaus')
  mkdirSync(path.join(installed, 'src/cli'), { recursive: true })
  cpSync(path.join(root, 'package.json'), path.join(installed, 'package.json'))
  cpSync(path.join(root, 'src/cli/bin.mjs'), path.join(installed, 'src/cli/bin.mjs'))
  await buildClient(root, path.join(installed, 'dist'))
  writeFileSync(path.join(home, 'package.json'), '{ "type": "module" }')

  const api = testApi()
  await api.publish(aPublication('p1'))
  server = createServer(api.app).listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(async () => {
  server?.closeAllConnections()
  server?.close()
  rmSync(home, { recursive: true, force: true })
})

const put = (file: string, text: string) => writeFileSync(path.join(home, file), text)
const types = (resolution: 'bundler' | 'nodenext', ...files: string[]) => {
  const module = resolution === 'bundler' ? 'esnext' : 'nodenext'
  const compilerOptions = {
    ...{ noEmit: true, strict: true, exactOptionalPropertyTypes: true, target: 'es2022', lib: ['es2022', 'dom'], types: [] },
    ...{ module, moduleResolution: resolution },
  }
  put('tsconfig.json', JSON.stringify({ compilerOptions, files }))
  return run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: home }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  )
}

const script = (baseUrl: string) => `
import { createContentClient, ContentApiProblem, type Post } from 'funkhaus/client'
const client = createContentClient({ baseUrl: '${baseUrl}', remember: 10 })
const titles: string[] = []
for await (const { items } of client.pages({ limit: 1 })) titles.push(...items.map((post: Post) => post.title))
const refused = await client.post('none').catch((error: unknown) => (error instanceof ContentApiProblem ? error.code : 'something else'))
const { languages } = await client.get('/api/content/v1/posts/{idOrSlug}', { path: { idOrSlug: 'p1' } })
const { log } = (globalThis as unknown as { console: { log(text: string): void } }).console
log(JSON.stringify({ titles, refused, language: languages[0]?.language }))
`

describe('funkhaus/client', () => {
  it.each(['bundler', 'nodenext'] as const)('has types that hold and refuse (%s)', async (resolution) => {
    put('website.ts', `${script('https://hub.example')}\nexport {}\n`)
    put(
      'wrong.ts',
      `import { createContentClient } from 'funkhaus/client'
const client = createContentClient({ baseUrl: '' })
await client.posts({ langauge: 'de' })
await client.posts({ language: 'fr' })
await client.get('/api/content/v1/posts/{idOrSlug}')
await client.get('/api/content/v1/nothing')
const { titel } = await client.post('p1')
export {}
`,
    )
    const told = await types(resolution, 'website.ts', 'wrong.ts')
    const wrong = [...told.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(([, file, line]) => `${file}:${line}`)
    expect([...new Set(wrong)], told).toEqual([3, 4, 5, 6, 7].map((line) => `wrong.ts:${line}`))
  })

  it('runs in Node', async () => {
    const { port } = server.address() as AddressInfo
    put('run.ts', script(`http://127.0.0.1:${port}`))
    await build({
      entryPoints: [path.join(home, 'run.ts')],
      outfile: path.join(home, 'run.mjs'),
      format: 'esm',
      platform: 'node',
      logLevel: 'error',
    })
    const { stdout } = await run(process.execPath, ['run.mjs'], { cwd: home })
    expect(JSON.parse(stdout)).toEqual({ titles: ['Beitrag p1'], refused: 'post-unknown', language: 'de' })
  })

  it('needs no other package', () => {
    const code = readFileSync(path.join(home, 'node_modules/funkhaus/dist/client.mjs'), 'utf8')
    expect([...code.matchAll(/^\s*(?:import\b.*|.*\brequire\(.*)$/gm)].map(([line]) => line)).toEqual([])
  })

  it('leaves the rest of the package closed, and the command line where it was', async () => {
    put('closed.mjs', `await import('funkhaus/dist/server.mjs').catch(({ code }) => console.log(code))`)
    expect((await run(process.execPath, ['closed.mjs'], { cwd: home })).stdout.trim()).toBe('ERR_PACKAGE_PATH_NOT_EXPORTED')
    const told = await run(process.execPath, [path.join(home, 'node_modules/funkhaus/src/cli/bin.mjs')]).catch(
      (error: { stderr: string }) => error,
    )
    expect(told.stderr).toContain('Nothing is built here yet.')
  })
})

describeWith(needs.chromium, 'funkhaus/client in a browser', () => {
  it('reads posts, and remembers them where it is told to', async () => {
    const { port } = server.address() as AddressInfo
    const browser = await chromium.launch({ executablePath: needs.chromium.at ?? '', args: ['--no-sandbox', '--disable-gpu'] })
    try {
      const page = await browser.newPage()
      await page.goto(`http://127.0.0.1:${port}/api/content/v1/openapi.json`)
      const code = readFileSync(path.join(home, 'node_modules/funkhaus/dist/client.mjs'), 'utf8')
      const told: unknown = await page.evaluate(`(async () => {
        const { createContentClient } = await import('data:text/javascript;base64,${Buffer.from(code).toString('base64')}')
        const client = createContentClient({ baseUrl: location.origin, remember: 10 })
        return [(await client.post('p1')).title, (await client.post('p1')).title, await client.post('none').catch(({ code }) => code)]
      })()`)
      expect(told).toEqual(['Beitrag p1', 'Beitrag p1', 'post-unknown'])
    } finally {
      await browser.close()
    }
  })
})
