import { describe } from 'vitest'
import { publicationsContract } from './publications.contract.ts'
import { memoryPublications } from './testing.ts'

describe('publications in memory', () => publicationsContract(async () => memoryPublications()))
