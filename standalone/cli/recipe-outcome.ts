import { toPlainError } from '../../core/errors.ts'
import { applyKit } from '../../core/guide/brand-kit/apply-kit.ts'
import type { BrandKit } from '../../core/guide/brand-kit/brand-kit.ts'
import type { PaletteDistance } from '../../core/guide/brand-kit/palette-distance.ts'
import type { Recipe } from '../../core/guide/recipes/recipe.ts'
import { versionById } from '../../core/history/find-in-lineages.ts'
import { modelOf, type Provider } from '../../core/provider.ts'
import { measurePalette, type PaletteReport } from '../../core/refine/measure-palette.ts'
import type { DoneStep, ReplayedStep } from '../../core/refine/replay/replay-recipe.ts'
import { failedGates } from '../../core/refine.ts'
import type { DocumentHost } from '../document/document-host.ts'
import { versionJson } from './describe-versions.ts'
import { costText } from './estimate-text.ts'
import { writeWhole } from './files.ts'
import type { Outputs } from './outputs.ts'
import { type ApplySettings, providerOfStep } from './recipe-settings.ts'
import { checkLines, reportText } from './report-text.ts'
import type { Outcome } from './surroundings.ts'

/** What a replay came to. */
export interface Applied {
  readonly filled: Recipe
  readonly replayed: readonly ReplayedStep[]
  /** Of the step that failed, with what can be done about it. */
  readonly error: unknown
  readonly outputs: Outputs
  readonly host: DocumentHost
  readonly kit: BrandKit | null
  readonly providers: ReadonlyMap<string, Provider>
}

/** What `recipe apply` says once its steps are saved, and writes as report: each step with what was measured on it. */
export async function appliedOutcome(settings: ApplySettings, applied: Applied): Promise<Outcome> {
  const { filled, replayed, error, outputs } = applied
  const done = replayed.flatMap((one) => (one.kind === 'done' ? [one] : []))
  const told = await Promise.all(done.map((step, index) => tellStep(step, index, applied)))
  const failed = replayed.length > done.length ? toPlainError(error) : null
  const left = filled.steps.slice(replayed.length).map(({ instruction }) => instruction)
  const json = {
    ...{ command: 'recipe', action: 'apply', dryRun: false, input: settings.input },
    ...{ out: outputs.psd, flat: outputs.flat, reportFile: outputs.report },
    recipe: { id: filled.id, name: filled.name },
    kit: applied.kit?.name ?? null,
    steps: told.map((step) => step.json),
    failed: failed && { step: done.length + 1, ...failed },
    left,
  }
  if (outputs.report !== null) {
    await writeWhole(outputs.report, `${JSON.stringify(json, null, 2)}\n`)
  }
  const saved = done.length === 0 ? [] : [outputs.psd, outputs.flat, outputs.report]
  return {
    json,
    lines: [
      ...told.flatMap((step) => step.lines),
      ...(failed ? [`Step ${done.length + 1} failed: ${failed.message} ${failed.hint}`] : []),
      ...(left.length > 0 ? [`Not begun: ${left.map((one) => `“${one}”`).join(', ')}.`] : []),
      ...saved.flatMap((path) => (path === null ? [] : [`Saved ${path}`])),
    ],
    ...(failed && { exitCode: 1 as const }),
  }
}

async function tellStep(
  { step, proposal, placed }: DoneStep,
  index: number,
  { host, kit, providers, filled }: Applied,
) {
  const [first] = placed.versions
  const { lineage, version } = versionById(await host.lineages(), first?.id ?? '')
  const { record } = version
  const { prepared, usage } = proposal
  const info = providers.get(prepared.edit.provider)?.info
  const faithful = info ? (modelOf(info, prepared.edit.model)?.faithful ?? false) : false
  const checks = failedGates(record.report, { faithful })
  const palette = kit && (await measurePalette(host, prepared.intent.picked, record, kit))
  return {
    json: {
      instruction: prepared.edit.instruction,
      stage: step.stage,
      ...{ costUsd: usage.costUsd, checks, palette },
      version: versionJson(lineage, version),
    },
    lines: [
      `Step ${index + 1} of ${filled.steps.length}: v${record.number}  ${version.name}`,
      `  Cost: ${costText(usage.costUsd)}.`,
      ...[...reportText(record.report), ...checkLines(checks)].map((line) => `  ${line}`),
      ...(palette ? [`  ${paletteText(palette)}`] : []),
    ],
  }
}

function paletteText({ before, after }: PaletteReport): string {
  return `Palette: ${paletteWords(after)}; before: ${paletteWords(before)}.`
}

/** Says how far colours are from a palette: "62 % within tolerance, 4.1 ΔE00 from it on average". */
export function paletteWords({ share, meanDeltaE }: PaletteDistance): string {
  return `${Math.round(share * 100)} % within tolerance, ${meanDeltaE.toFixed(1)} ΔE00 from it on average`
}

/** What `recipe apply --dry-run` says: the steps as they would be asked, with nothing sent and no pixel read. */
export function plannedRecipeOutcome(
  settings: ApplySettings,
  { filled, kit }: Pick<Applied, 'filled' | 'kit'>,
): Outcome {
  const steps = filled.steps.map((step) => {
    const { brand: own, instruction: asked, preserve: kept } = step
    const parts = {
      instruction: asked,
      preserve: kept.map(({ text, kind }) => ({ text, kind })),
      ...(own && { brand: own }),
    }
    const { instruction, preserve, brand } = applyKit(parts, kit)
    const provider = providerOfStep(step, settings)
    return {
      ...{ instruction, provider, stage: step.stage },
      preserve: preserve.map(({ text }) => text),
      brand: brand?.lines ?? [],
    }
  })
  return {
    json: {
      ...{ command: 'recipe', action: 'apply', dryRun: true, input: settings.input },
      recipe: { id: filled.id, name: filled.name },
      kit: kit?.name ?? null,
      steps,
    },
    lines: [
      'Nothing was sent or written. These are the steps:',
      ...steps.flatMap(({ instruction, provider, preserve, brand }, index) => [
        `  ${index + 1}. ${instruction}  (${provider})`,
        ...(preserve.length > 0 ? [`     keeps: ${preserve.join(', ')}`] : []),
        ...brand.map((line) => `     brand: ${line}`),
      ]),
    ],
  }
}
