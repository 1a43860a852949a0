const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏']
const stillEveryMs = 15_000

/**
 * Tells what is being done and for how many seconds: a spinner on a terminal, plain lines elsewhere.
 *
 * @template T
 * @param {string} title what is being done, as in "Building the hub"
 * @param {() => Promise<T>} work
 * @param {NodeJS.WriteStream} [out]
 * @returns {Promise<T>}
 */
export async function step(title, work, out = process.stdout) {
  const started = performance.now()
  const elapsed = () => `${Math.round((performance.now() - started) / 1000)} s`
  let frame = 0
  const draw = () => out.write(`\r\x1b[K${frames[frame++ % frames.length]} ${title} … ${elapsed()}`)
  if (!out.isTTY) out.write(`${title} …\n`)
  const timer = out.isTTY ? setInterval(draw, 100) : setInterval(() => out.write(`  … ${elapsed()}\n`), stillEveryMs)
  const end = (/** @type {string} */ sign) => {
    clearInterval(timer)
    out.write(`${out.isTTY ? '\r\x1b[K' : ''}${sign} ${title}: ${elapsed()}\n`)
  }
  try {
    const result = await work()
    end('✓')
    return result
  } catch (error) {
    end('✗')
    throw error
  }
}
