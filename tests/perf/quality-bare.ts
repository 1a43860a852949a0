/** What any work with pictures costs at least: each decoded once, one after the other. */
import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { serve } from './serve.ts'

serve<object>(
  {},
  async () => {
    const began = performance.now()
    for (const file of process.argv.slice(2)) await sharp(readFileSync(file)).raw().toBuffer()
    return { ms: performance.now() - began, peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6 }
  },
  async () => {},
)
