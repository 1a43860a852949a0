import { contractSuite } from '../contract.ts'
import platform from './fake.ts'
import publisher, { connector } from './publisher.ts'

contractSuite(publisher, connector, platform)
