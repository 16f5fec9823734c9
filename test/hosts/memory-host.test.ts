import { describeHostContract } from './contract.ts'
import { createMemoryHarness } from './memory-harness.ts'

describeHostContract('the memory host that stacks patches', () => createMemoryHarness())

describeHostContract('the memory host whose versions hold all below them', () =>
  createMemoryHarness({ stacking: 'cumulative' }),
)

describeHostContract('the memory host that can do little', () =>
  createMemoryHarness({
    depths: [8],
    replacing: false,
    reframe: false,
    undo: false,
    regions: false,
  }),
)
