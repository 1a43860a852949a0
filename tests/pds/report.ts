/** Vitest's own report, and below it one line for each server: what was tried there, and what of it held. */
import { DefaultReporter } from 'vitest/node'
import { count } from '../support/reporter.ts'

type End = Parameters<DefaultReporter['onTestRunEnd']>

export default class ServersReporter extends DefaultReporter {
  override onTestRunEnd(...[modules, errors, reason]: End): void {
    super.onTestRunEnd(modules, errors, reason)
    const suites = modules.flatMap((module) => [...module.children.suites()])
    const rows = suites.map((suite) => {
      const states = [...suite.children.allTests()].map((test) => test.result().state)
      const of = (wanted: string) => states.filter((state) => state === wanted).length
      return [suite.name, `${states.length - of('skipped')}`, `${of('passed')}`] as const
    })
    const wide = Math.max(...rows.map(([name]) => name.length), 6)
    this.log(`\n${'server'.padEnd(wide)}  tried  passed`)
    for (const [name, tried, passed] of rows) this.log(`${name.padEnd(wide)}  ${tried.padStart(5)}  ${passed.padStart(6)}`)
    const { passed, failed, skipped } = count(modules, errors.length)
    this.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
}
