import { describeHostContract } from './contract.ts'
import { openPhotoshopHarness } from './photoshop/harness/photoshop-harness.ts'

describeHostContract('Photoshop 25.0 with UXP 7.2', () => openPhotoshopHarness('7.2'))

describeHostContract('Photoshop 27.7 with UXP 9.3', () => openPhotoshopHarness('9.3'))
