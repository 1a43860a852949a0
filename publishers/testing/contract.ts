/**
 * What every publisher promises, tried over real HTTP against the platform's own fake. A platform is done when this passes:
 *
 *     contractSuite(publisher, connector, fakePlatform)
 */
import { describe } from 'vitest'
import type { AnyPublisher, Connector } from '../publisher.ts'
import { accounting } from './contract-account.ts'
import { afterwards } from './contract-afterwards.ts'
import { composing } from './contract-compose.ts'
import { connecting } from './contract-connect.ts'
import { limiting } from './contract-limits.ts'
import { carries, carrying } from './contract-media.ts'
import { progressing } from './contract-progress.ts'
import { publishing } from './contract-publish.ts'
import { threading } from './contract-threads.ts'
import { hearing } from './contract-voices.ts'
import type { FakePlatform } from './fake.ts'

/** Registers its tests: call it at the top level of a test file. */
export function contractSuite(publisher: AnyPublisher, connector: Connector, platform: FakePlatform): void {
  const subject = { publisher, connector, platform }
  // They mostly wait, and each has a fake of its own.
  describe.concurrent(`the contract of ${publisher.manifest.id}`, () => {
    describe('composing', () => composing(subject))
    describe('publishing', () => publishing(subject))
    describe('threads', () => threading(subject))
    describe('what a platform still works on', () => progressing(subject))
    describe('limits and promises', () => limiting(subject))
    if (carries(subject)) describe('films, polls and kinds of posts', () => carrying(subject))
    if (publisher.interactions) describe('voices', () => hearing(subject))
    describe('the account', () => accounting(subject))
    describe('afterwards', () => afterwards(subject))
    describe('connecting', () => connecting(subject))
  })
}
