import { expect, test } from 'vitest'
import { checksOf } from '../../../../core/panel/wording/report-checks.ts'
import { measured } from '../support/sample-report.ts'
import { cloudInfo, localInfo, sampleEdit } from '../support/sample-state.ts'

const edit = { ...sampleEdit('put a plate here', null), provider: 'cloud', model: 'paint-2' }
const soft = { ...measured, preserves: [], cut: 0, sharpness: 0.3 }

test('a model that changes nothing but what was asked for is not held to how an answer fits', () => {
  const of = (faithful: boolean) => ({
    ...cloudInfo,
    models: cloudInfo.models.map((model) => ({ ...model, faithful })),
  })
  const gates = (infos: Parameters<typeof checksOf>[1]) =>
    checksOf({ report: soft, edit }, infos).map(({ gate }) => gate)
  expect(gates([of(false)])).toEqual(['seam', 'sharpness'])
  expect(gates([of(true)])).toEqual([])
  expect(gates([localInfo])).toEqual(['seam', 'sharpness'])
})
