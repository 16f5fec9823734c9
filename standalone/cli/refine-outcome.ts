import { RefineError } from '../../core/errors.ts'
import type { Placed } from '../../core/host.ts'
import { modelOf, type Provider } from '../../core/provider.ts'
import { callsOf, failedGates, type Prepared, type Proposal } from '../../core/refine.ts'
import type { DocumentHost } from '../document/document-host.ts'
import { lineageFor } from '../document/edit-versions.ts'
import { versionJson } from './describe-versions.ts'
import { costText, estimateText, isWithinBudget } from './estimate-text.ts'
import { outdatedPreview, outdatedPreviewLines } from './outdated-preview.ts'
import type { Outputs } from './outputs.ts'
import type { RefineSettings } from './refine-settings.ts'
import { checkLines, reportText } from './report-text.ts'
import type { Outcome } from './surroundings.ts'

/** What `refine --dry-run` says: everything that is known before a call. */
export function plannedOutcome(
  { input, budgetUsd }: RefineSettings,
  outputs: Outputs,
  prepared: Prepared,
  { info }: Pick<Provider, 'info'>,
): Outcome {
  const { edit, estimate, prompt, maskUse } = prepared
  const withinBudget = isWithinBudget(estimate, budgetUsd)
  return {
    json: {
      command: 'refine',
      dryRun: true,
      input,
      ...outputsJson(outputs),
      ...preparedJson(prepared),
      withinBudget,
    },
    lines: [
      'Nothing was sent or written. This is what would happen:',
      `  ${sentence(prepared)}`,
      ...(maskUse.use === 'none' && !edit.region ? [] : [`  ${maskUse.reason}`]),
      `  Provider: ${edit.provider}, model ${edit.model}. Cost: ${estimateText(estimate, modelOf(info, edit.model)?.prices ?? null)}${
        withinBudget === false ? ', above the budget' : ''
      }.`,
      `  It would read: ${prompt.replace(/\s+/g, ' ').trim()}`,
      ...(outputs.psd === null ? [] : [`  The version would be saved in ${outputs.psd}.`]),
    ],
  }
}

/** What `refine` says once the version is saved. */
export function refinedOutcome(
  { input }: RefineSettings,
  outputs: Outputs,
  done: {
    readonly host: DocumentHost
    readonly provider: Provider
    readonly proposal: Proposal
    readonly placed: Placed
  },
): Outcome {
  const { host, proposal, placed } = done
  const { prepared, usage, call } = proposal
  const lineage = lineageFor(host.document, prepared.intent.picked.source)
  const versions = placed.versions.flatMap(({ id }) => {
    const version = lineage.versions.find(({ record }) => record.id === id)
    return version ? [version] : []
  })
  const [first] = versions
  if (!first) {
    throw new RefineError('internal', 'The saved version was not found again.', {
      hint: 'Please report this with the command that led here.',
    })
  }
  const candidates = versions.map((version) => versionJson(lineage, version))
  const { report } = first.record
  const faithful = modelOf(done.provider.info, prepared.edit.model)?.faithful ?? false
  const checks = failedGates(report, { faithful })
  const outdated = outdatedPreview(host.document, outputs.psd)
  return {
    json: {
      command: 'refine',
      dryRun: false,
      input,
      ...outputsJson(outputs),
      outdatedPreview: outdated,
      ...preparedJson(prepared),
      costUsd: usage.costUsd,
      call,
      calls: callsOf(proposal),
      checks,
      lineage: lineage.id,
      version: candidates[0],
      candidates,
    },
    lines: [
      `v${first.record.number}  ${first.name}`,
      ...versions.slice(1).map(({ record, name }, index) => {
        const { scope } = proposal.candidates[index + 1] ?? {}
        return `v${record.number}  ${name}  (hidden${scope ? `, ${scope}` : ''})`
      }),
      `  ${sentence(prepared)} Cost: ${costText(usage.costUsd)}.`,
      ...[...reportText(report), ...checkLines(checks)].map((line) => `  ${line}`),
      ...[outputs.psd, outputs.flat, outputs.report].flatMap((path) =>
        path === null ? [] : [`  Saved ${path}`],
      ),
      ...outdatedPreviewLines(outdated),
    ],
  }
}

function outputsJson({ psd, flat, report }: Outputs) {
  return { out: psd, flat, reportFile: report }
}

function preparedJson(prepared: Prepared) {
  const { edit, editHash, plan, tiles, tilesOffer, prompt, estimate, intent } = prepared
  const { source, name, width, height, depth, color } = intent.picked
  return {
    source: { layer: source, name, width, height, depth, profile: color.name },
    parent: edit.parent,
    ...(edit.mix && { mix: edit.mix }),
    instruction: edit.instruction,
    prompt,
    provider: edit.provider,
    model: edit.model,
    quality: edit.quality,
    ...(edit.complexity !== undefined && { complexity: edit.complexity }),
    variations: edit.variations,
    edge: edit.edge,
    editHash,
    mask: prepared.maskUse,
    plan: { ...plan, sentDepth: prepared.sent.depth },
    ...(tiles && { tiles: tiles.map((tile) => tile.plan) }),
    ...(tilesOffer && {
      tilesOffer: { ...tilesOffer, estimateUsd: tilesOffer.estimate?.highUsd ?? null },
    }),
    estimateUsd: estimate?.highUsd ?? null,
    estimate,
  }
}

function sentence({ plan, tiles, tilesOffer }: Prepared): string {
  const { crop, sent, density } = plan
  const as = tiles ? `in ${tiles.length} tiles` : `as ${sent.width} × ${sent.height}`
  const offer = tilesOffer
    ? ` With --tiles, ${tilesOffer.count} requests reach ${tilesOffer.density.toFixed(2)}.`
    : ''
  return `Crop of ${crop.width} × ${crop.height} at ${crop.x},${crop.y}, sent ${as} (density ${density.toFixed(2)}).${offer}`
}
