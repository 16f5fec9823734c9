import { planStretch } from '../../edit/make-plan.ts'
import type { Plan } from '../../edit/plan.ts'
import type { PriceSource } from '../../model.ts'
import type { Estimate } from '../../provider.ts'
import type { Prepared } from '../../refine.ts'
import { chosenModel, chosenProvider } from '../chosen.ts'
import type { PanelState } from '../state.ts'
import { priceSourceLine } from './model-lines.ts'
import { formatEstimate, formatSize, formatUsd } from './numbers.ts'
import { detailText } from './report-lines.ts'
import { spentText } from './spent-text.ts'

/** One thing that is known about a request before it leaves. */
export interface SendingFact {
  readonly name: string
  readonly value: string
  /** `warned`: it will be refused, or is worth a second look. */
  readonly tone: 'plain' | 'warned'
}

/** From here on a squeezed crop is said to be one. */
const noticeableStretch = 1.01

/** Says everything that is known about a request before it leaves: to whom, what, how the place is told, and the price. */
export function sendingFacts(prepared: Prepared, state: PanelState): readonly SendingFact[] {
  const { plan, tiles, estimate, maskUse } = prepared
  const { crop, sent, density } = plan
  const provider = chosenProvider(state)
  const model = chosenModel(state)
  const leaves = (provider?.origins.length ?? 0) > 0
  const how = [
    plain('Crop', `${formatSize(crop)} px at ${crop.x}, ${crop.y}`),
    plain(
      'Sent as',
      tiles ? `${tiles.length} tiles, one after the other` : `${formatSize(sent)} px`,
    ),
    plain('Detail', detailText(density)),
    ...(tiles ? [] : squeezeFact(plan)),
  ]
  const kit = kitFacts(prepared)
  if (!leaves) {
    return [plain('To', 'no one: it stays on this machine'), ...how, ...kit, plain('Price', 'free')]
  }
  return [
    plain('To', provider?.label ?? ''),
    ...how,
    ...(model?.faithful ? [] : [plain('Mask', maskUse.reason)]),
    ...referencesFact(prepared),
    ...kit,
    ...priceFacts(estimate, state),
  ]
}

/** Says what a call is thought to cost, and what budgets say to that. */
export function priceFacts(estimate: Estimate | null, state: PanelState): readonly SendingFact[] {
  const prices = chosenModel(state)?.prices ?? null
  const isElsewhere = (state.baseUrls[state.setup.provider] ?? '') !== ''
  const price =
    estimate || !isElsewhere
      ? priceText(estimate, prices)
      : 'not known: another address may charge otherwise'
  return [plain('Price', price), ...budgetFacts(estimate, state)]
}

/** Says what a call is thought to cost and how anyone knows. */
export function priceText(estimate: Estimate | null, prices: PriceSource | null): string {
  if (!estimate) return 'not known: no price is published'
  const amount = formatEstimate(estimate)
  if (estimate.source === 'free' || estimate.highUsd === 0 || !prices) return amount
  return estimate.source === 'table'
    ? `${amount}, by ${priceSourceLine(prices)}`
    : `${amount}, worked out from ${priceSourceLine(prices)}`
}

/** What an edit and the day may cost, and whether this call still fits in. */
function budgetFacts(estimate: Estimate | null, state: PanelState): readonly SendingFact[] {
  const { perEditUsd, perDayUsd } = state.budgets
  if (estimate?.highUsd === 0) return []
  if (!estimate) {
    const isLimited = perEditUsd !== null || perDayUsd !== null
    const today = todayFact(state, 0)
    return isLimited
      ? [warned('Budget', 'refused: a budget is set, and the price is not known'), ...today]
      : today
  }
  const { highUsd } = estimate
  const edit =
    perEditUsd === null
      ? []
      : highUsd > perEditUsd
        ? [warned('Budget', `refused: more than the ${formatUsd(perEditUsd)} for one edit`)]
        : [plain('Budget', `${formatUsd(perEditUsd)} for one edit`)]
  return [...edit, ...todayFact(state, highUsd)]
}

function todayFact({ spentToday, budgets }: PanelState, highUsd: number): readonly SendingFact[] {
  const { perDayUsd } = budgets
  if (!spentToday || (spentToday.calls === 0 && perDayUsd === null)) return []
  const spent = `${spentText(spentToday)} so far`
  if (perDayUsd === null) return [plain('Today', spent)]
  const left = Math.max(0, perDayUsd - spentToday.highUsd)
  const text = `${spent}, ${left === 0 ? 'nothing' : formatUsd(left)} left of ${formatUsd(perDayUsd)}`
  return highUsd > left + 1e-9 ? [warned('Today', `${text}: refused`)] : [plain('Today', text)]
}

/** All that a brand kit puts into the prompt, line by line. */
function kitFacts({ intent }: Prepared): readonly SendingFact[] {
  const { brand } = intent
  return brand ? [plain('Brand kit', `${brand.kit}: ${brand.lines.join(' ')}`)] : []
}

function referencesFact({ intent }: Prepared): readonly SendingFact[] {
  const { references = [] } = intent
  if (references.length === 0) return []
  const names = references.map(({ name, role }) => (role ? `“${name}” for ${role}` : `“${name}”`))
  return [plain('With', names.join(', '))]
}

/** Said before sending, because what comes back was painted in other proportions. */
function squeezeFact(plan: Plan): readonly SendingFact[] {
  const stretch = planStretch(plan)
  if (stretch <= noticeableStretch) return []
  const percent = Math.max(1, Math.round((stretch - 1) * 100))
  return [
    plain('Shape', `squeezed by ${percent}\u202f% to a size that the model takes, and back again`),
  ]
}

function plain(name: string, value: string): SendingFact {
  return { name, value, tone: 'plain' }
}

function warned(name: string, value: string): SendingFact {
  return { name, value, tone: 'warned' }
}
