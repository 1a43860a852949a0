/** What only decoding tells of a film: how loud it is, and what it begins with. Asks ffmpeg, where that is installed. */
import { execFile } from 'node:child_process'
import os from 'node:os'
import path from 'node:path'

/** `null`: nothing told. */
export interface Measured {
  /** Integrated loudness by EBU R 128, LUFS; -70: silence. */
  readonly loudnessLufs: number | null
  /** How long it begins black, or without moving; no longer than `startMs` is looked at. */
  readonly blackStartMs: number | null
  readonly frozenStartMs: number | null
}
export const nothingMeasured: Measured = { loudnessLufs: null, blackStartMs: null, frozenStartMs: null }

export const startMs = 10_000
const timeoutMs = 60_000
const maxOutputBytes = 1_000_000
const maxPixels = 36_000_000

let found: Promise<string | null> | undefined
/** Where ffmpeg lies, looked up once. `null`: it is not on the PATH. */
export const findFfmpeg = (): Promise<string | null> =>
  (found ??= new Promise((resolve) => {
    execFile('which', ['ffmpeg'], { timeout: 5_000 }, (error, stdout) => resolve(error ? null : stdout.trim() || null))
  }))

let last: Promise<unknown> = Promise.resolve()

/**
 * One film at a time, behind everything else that the machine does. Never throws; what ffmpeg cannot tell within a minute is `null`.
 *
 * @param demuxer ffmpeg opens the file as this and as nothing else: playlists, which name other files, are no films
 */
export function measure(
  ffmpeg: string,
  file: string,
  { demuxer, hasSound, durationMs }: { demuxer: 'mov' | 'matroska'; hasSound: boolean; durationMs: number },
): Promise<Measured> {
  // A path cannot be taken for an option or for a protocol.
  const input = ['-protocol_whitelist', 'file,pipe', '-f', demuxer, '-i', `file:${path.resolve(file)}`]
  const task = async (): Promise<Measured> => {
    const start = await run(ffmpeg, [
      ...['-max_pixels', String(maxPixels), '-t', String(startMs / 1000), ...input],
      ...['-map', '0:v:0', '-vf', "scale='min(320,iw)':-2,blackdetect=d=0.1:pix_th=0.1,freezedetect=n=-60dB:d=0.5"],
    ])
    const sound = hasSound ? await run(ffmpeg, [...input, '-map', '0:a:0', '-af', 'ebur128=framelog=verbose']) : null
    const lookedAtMs = Math.min(startMs, durationMs)
    return {
      loudnessLufs: sound === null ? null : loudnessIn(sound),
      blackStartMs: start === null ? null : blackStartIn(start),
      frozenStartMs: start === null ? null : frozenStartIn(start, lookedAtMs),
    }
  }
  const mine = last.then(task)
  last = mine
  return mine
}

/** What ffmpeg says to it. `null`: it failed, or took too long. It is told nothing of our environment. */
const run = (ffmpeg: string, args: readonly string[]) =>
  new Promise<string | null>((resolve) => {
    const child = execFile(
      ffmpeg,
      ['-nostdin', '-hide_banner', '-nostats', '-threads', '1', ...args, '-f', 'null', '-'],
      { env: { NODE_ENV: 'production', LC_ALL: 'C' }, timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: maxOutputBytes },
      (error, _stdout, stderr) => resolve(error ? null : stderr),
    )
    child.stdin?.end()
    try {
      if (child.pid !== undefined) os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW)
    } catch {
      // It is over already.
    }
  })

/** The summary stands at the end. */
export function loudnessIn(said: string): number | null {
  const summary = said.lastIndexOf('Integrated loudness:')
  const told = summary < 0 ? undefined : /\bI:\s*(-?\d+(?:\.\d+)?) LUFS/.exec(said.slice(summary, summary + 200))?.[1]
  return told === undefined ? null : Number(told)
}

/** Seconds at which the first picture may be, if it is to count as the beginning: some films begin a few hundredths late. */
const atOnce = 0.1
export function blackStartIn(said: string): number {
  const [, from, to] = /black_start:(\d+(?:\.\d+)?) black_end:(\d+(?:\.\d+)?)/.exec(said) ?? []
  return from !== undefined && Number(from) <= atOnce ? Math.round(Number(to) * 1000) : 0
}

/** @param lookedAtMs what is frozen until the end is not told to end */
export function frozenStartIn(said: string, lookedAtMs: number): number {
  const from = /freeze_start: (\d+(?:\.\d+)?)/.exec(said)?.[1]
  if (from === undefined || Number(from) > atOnce) return 0
  const to = /freeze_end: (\d+(?:\.\d+)?)/.exec(said)?.[1]
  return to === undefined ? lookedAtMs : Math.round(Number(to) * 1000)
}
