import { describe } from 'vitest'
import { describeCopying } from './contract/copying.ts'
import { describeKeeping } from './contract/keeping.ts'
import { describePicking } from './contract/picking.ts'
import { describePlacing } from './contract/placing.ts'
import { describeReading } from './contract/reading.ts'
import { describeReframing } from './contract/reframing.ts'
import { describeRefusing } from './contract/refusing.ts'
import { describeShowing } from './contract/showing.ts'
import { describeTending } from './contract/tending.ts'
import { describeHostContract } from './contract.ts'
import { openFigmaHarness } from './figma/figma-harness.ts'
import { frameHome, instanceHome } from './figma/picture-home.ts'

describeHostContract('Figma, with a picture in a rectangle,', () => openFigmaHarness())

describeHostContract('Figma, with a picture in a frame that holds other layers,', () =>
  openFigmaHarness(frameHome),
)

describe('Figma, with a picture in an instance, keeps the promises of a host', () => {
  const make = () => openFigmaHarness(instanceHome)
  describePicking(make)
  describeReading(make)
  describePlacing(make)
  describeShowing(make)
  describeRefusing(make)
  describeReframing(make)
  describeTending(make)
  describeKeeping(make)
  describeCopying(make)
})
