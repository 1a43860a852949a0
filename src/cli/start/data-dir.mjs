import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { StartProblem } from './problem.mjs'

const probeBytes = 1024 * 1024

/**
 * @param {string} code of the failed system call
 * @param {string} dataDir
 * @returns {string} a sentence that says what to do
 */
export function dataDirProblem(code, dataDir) {
  const elsewhere = 'or choose another folder: DATA_DIR=/path/to/folder npm start'
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return `The disk that holds ${dataDir} is full. Free some space, ${elsewhere}`
    case 'EROFS':
      return `${dataDir} lies on a disk that cannot be written to. Mount it writable, ${elsewhere}`
    case 'EACCES':
    case 'EPERM':
      return `${dataDir} may not be written to by this user. Give it the right to, ${elsewhere}`
    case 'EEXIST':
    case 'ENOTDIR':
      return `${dataDir} cannot be a folder: a file is in its way. Move the file, ${elsewhere}`
    default:
      return `${dataDir} cannot be written to (${code}). Mend it, ${elsewhere}`
  }
}

/** Node's own `recursive` never ends below /proc (20.20). @param {string} folder */
function makeFolder(folder) {
  if (existsSync(folder)) return
  makeFolder(path.dirname(folder))
  mkdirSync(folder)
}

/**
 * Makes the folder and proves by writing one megabyte through to the disk that data can be kept there.
 *
 * @param {string} dataDir absolute
 * @throws {StartProblem}
 */
export function prepareDataDir(dataDir) {
  const probe = path.join(dataDir, `.probe-${process.pid}`)
  let written = false
  try {
    makeFolder(dataDir)
    const file = openSync(probe, 'wx')
    written = true
    try {
      const bytes = Buffer.alloc(probeBytes, 1)
      // A disk that fills up takes a part and refuses only the rest.
      for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw new StartProblem(dataDirProblem(/** @type {NodeJS.ErrnoException} */ (error).code ?? String(error), dataDir))
  } finally {
    if (written) rmSync(probe, { force: true })
  }
}
