import { expect, it } from 'vitest'
import { startServer } from '../support/server.ts'

it('leaves nothing running of a hub that was too slow', async () => {
  const failed = await startServer({}, 1).then(
    () => '',
    (error: Error) => error.message,
  )
  const process = /^The hub \(process (\d+)\) was not ready/.exec(failed)?.[1]
  expect(process).toBeDefined()
  expect(() => globalThis.process.kill(Number(process), 0)).toThrow('ESRCH')
})
