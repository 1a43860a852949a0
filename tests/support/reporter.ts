/**
 * Vitest's own report, and two things of ours: at the beginning and above its summary what cannot be tested here and how to
 * change that, and below it, as the last line, the plain count that CI reads.
 */
import { DefaultReporter, type TestModule, type Vitest } from 'vitest/node'
import { missing } from './needs.ts'

type End = Parameters<DefaultReporter['onTestRunEnd']>

/** A file that could not be loaded, and an error that belongs to no test, are failures too. */
export function count(modules: Iterable<TestModule>, strayErrors: number): { passed: number; failed: number; skipped: number } {
  const counts = { passed: 0, failed: strayErrors, skipped: 0 }
  for (const module of modules) {
    counts.failed += module.errors().length
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') counts.passed++
      else if (state === 'failed') counts.failed++
      else counts.skipped++
    }
  }
  return counts
}

export default class FunkhausReporter extends DefaultReporter {
  override onInit(vitest: Vitest): void {
    super.onInit(vitest)
    this.sayMissing()
  }

  override onTestRunEnd(...[modules, errors, reason]: End): void {
    this.sayMissing()
    super.onTestRunEnd(modules, errors, reason)
    const { passed, failed, skipped } = count(modules, errors.length)
    this.log(`\n${passed} passed, ${failed} failed, ${skipped} skipped`)
  }

  private sayMissing(): void {
    for (const need of missing()) this.log(`\nNot tested here: ${need.title}. ${need.reason} To test it: ${need.command}`)
  }
}
