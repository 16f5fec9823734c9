import { hashEdit } from '../../../../core/edit/edit-hash.ts'
import { createLedger } from '../../../../core/ledger/create-ledger.ts'
import { intentOf } from '../../../../core/panel/intent.ts'
import type { Estimate } from '../../../../core/provider.ts'
import { planIntent } from '../../../../core/refine.ts'
import { exactly } from '../../../support/exactly.ts'
import type { OpenPanel } from './open-panel.ts'

/** Notes a call as the draft asks for now, sent by another run and never answered: what closing the panel leaves behind. */
export async function loseCall(
  { desk, store }: OpenPanel,
  sentAt: number,
  estimate: Estimate | null = exactly(0.04),
): Promise<void> {
  const intent = intentOf(store.getState())
  if (!intent) throw new Error('Expected a picked layer but nothing is picked')
  const { edit, plan } = await planIntent(desk.deps, intent)
  await createLedger(desk.store, desk.deps.clock).open({
    id: 'lost',
    attempt: { edit: hashEdit(edit), ordinal: 1 },
    sentAt,
    edit,
    plan,
    source: { layer: desk.layer, name: 'Bottle', lineage: null },
    estimate,
  })
  await store.refresh()
}
