import { expect, test } from 'vitest'
import { cleanPhrases, goldenPhrases } from '../../../support/phrases.ts'
import { variantRates } from '../../../support/variant-rates.ts'

const texts = [...goldenPhrases(), ...cleanPhrases()].map(({ text }) => text)

test.each(variantRates(texts).map((rate) => [rate.name, rate] as const))(
  'findings stay the same with %s',
  (_, { cases, bar, broken }) => {
    expect(cases).toBeGreaterThan(25)
    expect(1 - broken.length / cases, broken.join('\n')).toBeGreaterThanOrEqual(bar)
  },
)
