import { describeHostContract } from './contract.ts'
import { makeStandaloneHarness } from './standalone/standalone-harness.ts'

describeHostContract('A layered PSD document', makeStandaloneHarness)
