/** Loaded before the publishers' tests by `npm run conformance`: writes down every call that reaches a fake. */
import { appendFileSync } from 'node:fs'
import { observe } from '../../publishers/testing/fake-server.ts'
import { platformAt } from '../../publishers/testing/stand.ts'
import type { ObservedCall } from './contract.ts'

const file = process.env.CONFORMANCE_LOG
if (file)
  observe(({ method, path, query, headers, bytes }, status) => {
    const platform = platformAt(headers.get('host') ?? '')
    // What a person's browser asks is not ours, and what tests send to see it refused need not be right.
    if (platform === null || !(headers.get('user-agent') ?? '').includes('Funkhaus') || (status >= 400 && status < 500)) return
    // Pictures may go as text in JSON, which cannot be read in part.
    const most = headers.get('content-type')?.startsWith('application/json') ? Infinity : 200_000
    const call: ObservedCall = {
      platform,
      method,
      path,
      query: [...query],
      headers: Object.fromEntries(headers),
      body: Buffer.from(bytes.subarray(0, most)).toString('base64'),
    }
    appendFileSync(file, `${JSON.stringify(call)}\n`)
  })
