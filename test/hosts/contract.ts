import { describe } from 'vitest'
import { describeAddingSources } from './contract/adding-sources.ts'
import { describeCopying } from './contract/copying.ts'
import { describeKeeping } from './contract/keeping.ts'
import { describeKeepingTexts } from './contract/keeping-texts.ts'
import { describeNoting } from './contract/noting.ts'
import { describePicking } from './contract/picking.ts'
import { describePlacing } from './contract/placing.ts'
import { describeReading } from './contract/reading.ts'
import { describeReframing } from './contract/reframing.ts'
import { describeRefusing } from './contract/refusing.ts'
import { describeRemoving } from './contract/removing.ts'
import { describeShowing } from './contract/showing.ts'
import { describeTending } from './contract/tending.ts'
import type { MakeHarness } from './harness.ts'

/**
 * Tests every promise of `core/host.ts` against one host.
 *
 * `make` opens an empty document. Hosts differ by capability flags only: no test is skipped for any of them, and
 * where a flag says "can't" the suite demands the refusal instead.
 */
export function describeHostContract(name: string, make: MakeHarness): void {
  describe(`${name} keeps the promises of a host`, () => {
    describePicking(make)
    describeReading(make)
    describePlacing(make)
    describeRefusing(make)
    describeReframing(make)
    describeAddingSources(make)
    describeShowing(make)
    describeTending(make)
    describeRemoving(make)
    describeKeeping(make)
    describeNoting(make)
    describeKeepingTexts(make)
    describeCopying(make)
  })
}
