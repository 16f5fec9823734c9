import type { Generation, PlannedGeneration } from '../../core/generate.ts'
import { modelOf, type Provider } from '../../core/provider.ts'
import { costText, estimateText, isWithinBudget } from './estimate-text.ts'
import type { GenerateSettings } from './generate-settings.ts'
import type { PictureTarget } from './picture-targets.ts'
import type { Outcome } from './surroundings.ts'

/** What `generate --dry-run` says: everything that is known before a call. */
export function plannedGenerationOutcome(
  { budgetUsd }: Pick<GenerateSettings, 'budgetUsd'>,
  targets: readonly PictureTarget[],
  planned: PlannedGeneration,
  { info }: Pick<Provider, 'info'>,
): Outcome {
  const { edit, size, estimate } = planned
  const withinBudget = isWithinBudget(estimate, budgetUsd)
  const from = edit.generates?.sketch ? 'a sketch and words' : 'words'
  const count = edit.variations === 1 ? 'A picture' : `${edit.variations} pictures`
  return {
    json: {
      command: 'generate',
      dryRun: true,
      pictures: targets.map(({ psd, flat }) => ({ out: psd, flat })),
      ...plannedJson(planned),
      withinBudget,
    },
    lines: [
      'Nothing was sent or written. This is what would happen:',
      `  ${count} of ${size.width} × ${size.height} from ${from}: ${edit.instruction}`,
      `  Provider: ${edit.provider}, model ${edit.model}. Cost: ${estimateText(estimate, modelOf(info, edit.model)?.prices ?? null)}${
        withinBudget === false ? ', above the budget' : ''
      }.`,
      ...targets.map(({ psd }) => `  It would be saved in ${psd}.`),
    ],
  }
}

/** What `generate` says once the pictures are saved; `planned` is null for pictures that waited. */
export function generatedOutcome(
  targets: readonly PictureTarget[],
  planned: PlannedGeneration | null,
  { call, name, pictures, usage }: Generation,
): Outcome {
  const saved = pictures.flatMap(({ picture, notes }, index) => {
    const target = targets[index]
    const { width, height } = picture
    return target ? [{ out: target.psd, flat: target.flat, width, height, notes }] : []
  })
  return {
    json: {
      command: 'generate',
      dryRun: false,
      name,
      pictures: saved,
      ...(planned && plannedJson(planned)),
      costUsd: usage.costUsd,
      call,
    },
    lines: [
      name,
      ...saved.flatMap(({ out, flat, width, height, notes }) => [
        `  ${width} × ${height}  Saved ${out}`,
        ...(flat === null ? [] : [`  Saved ${flat}`]),
        ...notes.map((note) => `  ${note}`),
      ]),
      `  Cost: ${costText(usage.costUsd)}. Refine it with: pentimento refine ${saved[0]?.out ?? 'FILE.psd'} --instruction TEXT`,
    ],
  }
}

function plannedJson({ edit, editHash, size, estimate }: PlannedGeneration) {
  const { instruction, provider, model, quality, complexity, strength, variations, seed } = edit
  return {
    ...{ instruction, provider, model, quality, variations, strength, seed, size },
    ...(complexity !== undefined && { complexity }),
    transparent: edit.generates?.transparent ?? false,
    ...{ editHash, estimateUsd: estimate?.highUsd ?? null, estimate },
  }
}
