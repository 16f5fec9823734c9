import {
  addPictures,
  type GenerateIntent,
  type Generation,
  generationFromLedger,
  type PlannedGeneration,
  planGeneration,
  requestGeneration,
} from '../../../core/generate.ts'
import type { RefineDeps } from '../../../core/refine.ts'
import { generatedOutcome, plannedGenerationOutcome } from '../generate-outcome.ts'
import { type GenerateSettings, parseGenerateSettings } from '../generate-settings.ts'
import { readReferenceFile } from '../mask-files.ts'
import { moneyLimits } from '../money-settings.ts'
import { newPictureHost } from '../new-picture-host.ts'
import { openDesk, providerOfCall } from '../open-desk.ts'
import { openProvider } from '../open-provider.ts'
import { type PictureTarget, pictureTargets } from '../picture-targets.ts'
import { watchProgress } from '../progress.ts'
import type { Outcome, Surroundings } from '../surroundings.ts'
import { sayWhoGenerates } from '../who-generates.ts'

/** `pentimento generate`: a first picture from words or a sketch, as a PSD that is ready to be refined. */
export async function generateCommand(
  args: readonly string[],
  around: Surroundings,
): Promise<Outcome> {
  const settings = parseGenerateSettings(args)
  const { signal } = around
  const { resume, sketch } = settings
  const id = settings.provider ?? (await providerOfCall(resume, around.env))
  const provider = openProvider(id, settings, around.env)
  const reads = sketch === null ? [] : [sketch]
  let targets = await targetsFor(settings, resume === null ? settings.variations : 1, reads)
  let saved = 0
  const host = newPictureHost(() => targets[saved++] as PictureTarget) // one for each picture
  const desk = await openDesk(host, provider, around, resume)
  const progress = watchProgress(around)
  const options = {
    signal,
    onProgress: progress.onProgress,
    ...moneyLimits(settings, around, progress),
  }
  try {
    let planned: PlannedGeneration | null = null
    let generation: Generation
    if (resume !== null) generation = await generationFromLedger(desk.deps, resume, options)
    else {
      planned = await planAs(desk.deps, settings, signal)
      if (settings.dryRun) return plannedGenerationOutcome(settings, targets, planned, provider)
      generation = await requestGeneration(desk.deps, planned, options)
    }
    const { pictures } = generation
    if (pictures.length > targets.length) {
      targets = await targetsFor(settings, pictures.length, reads)
    }
    await addPictures(desk.deps, generation, [...pictures.keys()], options)
    return generatedOutcome(targets, planned, generation)
  } catch (thrown) {
    throw await desk.sayHowToPlace(
      thrown,
      (call) => `pentimento generate --resume ${call} --out FILE.psd`,
    )
  } finally {
    progress.clear()
  }
}

async function targetsFor(
  { out, flat }: GenerateSettings,
  count: number,
  reads: readonly string[],
): Promise<readonly PictureTarget[]> {
  return out === null ? [] : pictureTargets({ out, flat }, count, reads)
}

async function planAs(
  deps: RefineDeps,
  settings: GenerateSettings,
  signal: AbortSignal,
): Promise<PlannedGeneration> {
  const { size, strength, transparent, model, quality, complexity, variations, seed } = settings
  const intent: GenerateIntent = {
    instruction: settings.instruction ?? '',
    sketch:
      settings.sketch === null ? null : (await readReferenceFile(settings.sketch, signal)).picture,
    ...{ size, strength, transparent, model, quality, variations, seed },
    ...(complexity !== null && { complexity }),
  }
  try {
    return planGeneration(deps, intent)
  } catch (thrown) {
    throw sayWhoGenerates(thrown)
  }
}
