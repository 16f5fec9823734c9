import type { Edit } from '../../edit/edit.ts'
import type { Lineage, Version } from '../../history/lineage.ts'
import type { Round } from '../rounds/rounds.ts'
import { costText } from './costs.ts'
import { escapeHtml, imageHtml } from './escape-html.ts'
import { reportWords } from './report-words.ts'
import type { ToldRound } from './round-tree.ts'

/** What rounds are drawn from. */
export interface RoundPictures {
  readonly lineage: Lineage
  /** Data URLs of thumbnails, by version. */
  readonly pictures: ReadonlyMap<string, string>
}

const whyFailed = {
  deleted: 'Failed: it was deleted',
  reverted: 'Failed: work went on from before it',
  reworded: 'Failed: it was asked for again in other words',
} as const

/** Draws rounds one under the other, what else was tried beside each. */
export function roundsHtml(rounds: readonly ToldRound[], around: RoundPictures): string {
  return rounds
    .map(({ round, aside }) => {
      const others = aside.map((branch) => asideHtml(branch, around)).join('')
      return `${others}${roundHtml(round, around)}`
    })
    .join('')
}

function asideHtml(branch: readonly ToldRound[], around: RoundPictures): string {
  const from = branch[0]?.round.parent
  const parent = around.lineage.versions.find(({ record }) => record.id === from)
  const where = parent ? `v${parent.record.number}` : 'the source'
  return `<li class="aside"><p>Also tried from ${where}</p><ol>${roundsHtml(branch, around)}</ol></li>`
}

function roundHtml(round: Round, { lineage, pictures }: RoundPictures): string {
  const versions = lineage.versions.filter(({ record }) => round.versions.includes(record.id))
  const [shown, ...others] = chosenFirst(versions)
  const picture = shown ? imageHtml(pictures.get(shown.record.id), shown.name) : ''
  const body = [
    `<h3>${escapeHtml(round.instruction)}</h3>`,
    `<p class="meta"><span class="badge">${badge(round)}</span> · ${metaOf(round, shown)}</p>`,
    ...(shown ? [factsHtml(shown)] : []),
    ...(others.length > 0 ? [othersHtml(others, pictures)] : []),
  ]
  const kind = `round ${round.outcome}${picture === '' ? ' bare' : ''}`
  return `<li class="${kind}">${picture}<div>${body.join('')}</div></li>`
}

function badge({ outcome, why }: Round): string {
  if (outcome === 'accepted') return 'Accepted'
  return outcome === 'failed' && why ? whyFailed[why] : 'Newest, not decided'
}

function metaOf({ number, parent }: Round, version: Version | undefined): string {
  const words = [`v${number}`]
  if (version) {
    const { record } = version
    words.push(painter(record.edit), costText(record.costUsd))
    if (record.starred) words.push('★ starred')
    if (version.adjusted) words.push('changed by hand since: the numbers are from before')
    if (version.parentMissing && parent !== null) words.push('what it was made from is gone')
  } else words.push('its picture is gone')
  return words.map(escapeHtml).join(' · ')
}

/** Who painted: providers with one model are called by it. */
function painter({ provider, model }: Edit): string {
  return provider === model ? provider : `${provider}, ${model}`
}

/** What stayed, what was measured, what was noted: a list. */
function factsHtml({ record }: Version): string {
  const { edit, report, note } = record
  const measured = new Set((report.preserves ?? []).map(({ text }) => text))
  const asked = edit.preserve.filter(({ text }) => !measured.has(text))
  const facts = [
    ...reportWords(report),
    ...(asked.length > 0 ? [`Asked to stay: ${asked.map(({ text }) => text).join(', ')}.`] : []),
    ...(edit.protect.length > 0
      ? [`${edit.protect.length} protected ${edit.protect.length === 1 ? 'area' : 'areas'}.`]
      : []),
    ...(edit.brand ? [`Brand kit “${edit.brand.kit}”: ${edit.brand.lines.join(' ')}`] : []),
    ...(note === '' ? [] : [`Note: ${note}`]),
  ]
  return `<ul>${facts.map((fact) => `<li>${escapeHtml(fact)}</li>`).join('')}</ul>`
}

function othersHtml(versions: readonly Version[], pictures: ReadonlyMap<string, string>): string {
  const figures = versions.map(({ record, name }) => {
    const picture = imageHtml(pictures.get(record.id), name)
    return `<figure>${picture}<figcaption>v${record.number}, not picked · ${costText(record.costUsd)}</figcaption></figure>`
  })
  return `<div class="others">${figures.join('')}</div>`
}

/** Of several candidates, the one that was built on, starred or shows comes first; else the oldest. */
function chosenFirst(versions: readonly Version[]): readonly Version[] {
  const weight = ({ children, visible, record }: Version) =>
    (children.length > 0 ? 4 : 0) + (record.starred ? 2 : 0) + (visible ? 1 : 0)
  return [...versions].sort((a, b) => weight(b) - weight(a))
}
