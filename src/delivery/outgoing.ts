/** Files that platforms fetch from us: reached by an address that nobody can guess, and that ends. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { constants } from 'node:fs'
import { access, copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../core/clock.ts'

/** Meta works on a container for as long: developers.facebook.com/docs/instagram-platform/content-publishing, read 2026-09. */
const lastsMs = 24 * 60 * 60_000
const sweepEveryMs = 60 * 60_000

export interface Outgoing {
  /** Puts bytes there. `name` must come from the content: the same name means the same bytes. @returns the address. */
  write(bytes: Uint8Array, name: string): Promise<string>
  /** The same for a file that lies elsewhere. */
  copy(file: string, name: string): Promise<string>
  /** The file behind `/outgoing/<path>`. `null`: there is none, the address is not ours, or it has ended. */
  find(path: string): Promise<string | null>
}

export interface OutgoingOptions {
  readonly folder: string
  readonly publicUrl: string
  readonly secret: string
  readonly clock: Clock
}

export function createOutgoing({ folder, publicUrl, secret, clock }: OutgoingOptions): Outgoing {
  let sweptAt = 0
  const signature = (ends: number, name: string) => createHmac('sha256', secret).update(`outgoing ${ends} ${name}`).digest('base64url')

  async function address(name: string): Promise<string> {
    const now = clock.now()
    await utimes(path.join(folder, name), now, now)
    const ends = now.getTime() + lastsMs
    return `${publicUrl}/outgoing/${ends}.${signature(ends, name)}/${name}`
  }

  /** What nobody has asked an address for since. */
  async function sweep(): Promise<void> {
    const now = clock.now().getTime()
    if (now - sweptAt < sweepEveryMs) return
    sweptAt = now
    for (const name of await readdir(folder)) {
      const file = path.join(folder, name)
      const known = await stat(file).catch(() => null)
      if (known && now - known.mtimeMs > 2 * lastsMs) await rm(file, { force: true })
    }
  }

  async function put(name: string, make: (at: string) => Promise<void>): Promise<string> {
    await mkdir(folder, { recursive: true })
    await sweep()
    const at = path.join(folder, name)
    const isThere = await access(at, constants.R_OK).then(
      () => true,
      () => false,
    )
    if (!isThere) {
      // Never half a file under its name, whoever else writes it.
      const half = `${at}.${process.pid}.${Math.random().toString(36).slice(2)}`
      await make(half)
      await rename(half, at)
    }
    return address(name)
  }

  return {
    write: (bytes, name) => put(name, (at) => writeFile(at, bytes)),
    // Not a hard link: what is written into the original later would be seen here.
    copy: (file, name) => put(name, (at) => copyFile(file, at, constants.COPYFILE_FICLONE)),
    async find(asked) {
      const [, ends = '', signed = '', name = ''] = /^(\d{1,16})\.([\w-]{43})\/([\w-]{1,80}\.\w{1,5})$/.exec(asked) ?? []
      const right = signature(Number(ends), name)
      if (signed.length !== right.length || !timingSafeEqual(Buffer.from(signed), Buffer.from(right))) return null
      if (Number(ends) < clock.now().getTime()) return null
      const file = path.join(folder, name)
      return access(file, constants.R_OK).then(
        () => file,
        () => null,
      )
    },
  }
}
