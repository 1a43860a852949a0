/** What a film says of itself, read in a process of its own: a header that makes its reader run on, or fill the memory, ends that process only. */
import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'

const container = z.object({
  /** Pixels, as it is seen: after turning. */
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  durationMs: z.number().nonnegative(),
  framesPerSecond: z.number().positive().nullable(),
  /** RFC 6381 names, or their first part. `null`: unknown. */
  videoCodec: z.string().nullable(),
  /** `null`: no sound, or unknown. */
  audioCodec: z.string().nullable(),
})
export type Container = z.infer<typeof container>

const timeoutMs = 30_000
const memoryMb = 192
const maxOutputBytes = 10_000
/** So many pictures tell how many there are in a second. */
const packets = 250

// As text: what is bundled for production has no file that a process could be started from. It opens no playlist.
const reader = `
const [, library, file] = process.argv
const { BufferSource, FilePathSource, Input, MP4, QTFF, WEBM } = require(library)
const name = async (track) => {
  const told = await track.getCodecParameterString()
  const inside = told === null ? await track.getInternalCodecId() : null
  return told ?? (typeof inside === 'string' ? inside : null)
}
const read = async (input) => {
  const video = await input.getPrimaryVideoTrack()
  if (!video) return 'no-video'
  const audio = await input.getPrimaryAudioTrack()
  const rate = Math.round((await video.computePacketStats(${packets})).averagePacketRate * 100) / 100
  return {
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    durationMs: Math.round((await input.computeDuration()) * 1000),
    framesPerSecond: rate > 0 && rate < 1000 ? rate : null,
    videoCodec: await name(video),
    audioCodec: audio && (await name(audio)),
  }
}
const source = file ? new FilePathSource(file) : new BufferSource(require('node:fs').readFileSync(0))
read(new Input({ source, formats: [MP4, QTFF, WEBM] })).then((found) => console.log(JSON.stringify(found)))
`

/**
 * `no-video`: there is nothing to see in it. `late`: there was not time enough. `null`: it cannot be read. Never throws.
 *
 * @param source path or bytes
 */
export async function readContainer(source: string | Uint8Array): Promise<Container | 'no-video' | 'late' | null> {
  const library = createRequire(import.meta.url).resolve('mediabunny')
  const file = typeof source === 'string' ? [path.resolve(source)] : []
  const said = await new Promise<string>((resolve) => {
    // It is told nothing of our environment.
    const child = execFile(
      process.execPath,
      [`--max-old-space-size=${memoryMb}`, '--eval', reader, library, ...file],
      { env: { NODE_ENV: 'production' }, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: maxOutputBytes },
      (error, stdout) => resolve(error?.killed ? '"late"' : error ? '' : stdout),
    )
    // It may be over before it has read everything.
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(typeof source === 'string' ? undefined : source)
  })
  const found = lastLine(said)
  return found === 'no-video' || found === 'late' ? found : (container.safeParse(found).data ?? null)
}

/** The library may have said something before. */
function lastLine(said: string): unknown {
  try {
    return JSON.parse(said.trim().split('\n').at(-1) ?? '')
  } catch {
    return null
  }
}
