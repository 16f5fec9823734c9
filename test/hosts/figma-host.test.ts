import { describeHostContract } from './contract.ts'
import { openFigmaHarness } from './figma/figma-harness.ts'
import { frameHome, instanceHome } from './figma/picture-home.ts'

describeHostContract('Figma, with a picture in a rectangle,', () => openFigmaHarness())

describeHostContract('Figma, with a picture in a frame that holds other layers,', () =>
  openFigmaHarness(frameHome),
)

describeHostContract('Figma, with a picture in an instance,', () => openFigmaHarness(instanceHome))
