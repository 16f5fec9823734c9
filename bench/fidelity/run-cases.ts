import { RefineError } from '../../core/errors.ts'
import { type BenchmarkCase, type CaseKey, makeCase } from './benchmark-case.ts'
import { methodsNamed } from './methods/all-methods.ts'
import type { Method } from './methods/method.ts'
import { refusedScore, type Score, scoreOf, type Truth, truthOf } from './metrics/score.ts'
import type { BenchmarkOptions } from './options.ts'
import { type Photograph, readPhotograph } from './photographs.ts'

/** One method's score in one case. */
export interface Row {
  readonly key: CaseKey
  readonly method: string
  readonly score: Score
  /** Why the method refused, if it did. */
  readonly refusal?: string
}

/** What every case is run with. */
export type RunOptions = Pick<BenchmarkOptions, 'methods' | 'size' | 'density'>

/** Lists the cases that options ask for, photograph by photograph. */
export function casesOf(options: BenchmarkOptions): readonly CaseKey[] {
  const { photos, kinds, strengths, levels, families, seeds } = options
  return photos.flatMap((photo) =>
    kinds.flatMap((kind) =>
      strengths.flatMap((strength) =>
        families.flatMap((family) =>
          levels.flatMap((level) =>
            Array.from({ length: seeds }, (_, index) => ({
              ...{ photo, kind, strength, level, family },
              seed: index + 1,
            })),
          ),
        ),
      ),
    ),
  )
}

/** Runs every method on every case. */
export async function runCases(
  keys: readonly CaseKey[],
  options: RunOptions,
  onProgress: (done: number) => void = () => {},
): Promise<readonly Row[]> {
  const methods = methodsNamed(options.methods)
  const rows: Row[] = []
  let photo: Photograph | null = null
  for (const [index, key] of keys.entries()) {
    if (photo?.name !== key.photo) photo = await readPhotograph(key.photo, options.size)
    const one = await makeCase(key, photo.picture, options.density ?? undefined)
    const truth = truthOf(one)
    for (const method of methods) rows.push(runMethod(method, one, truth))
    onProgress(index + 1)
  }
  return rows
}

function runMethod(method: Method, one: BenchmarkCase, truth: Truth): Row {
  const row = { key: one.key, method: method.name }
  const started = performance.now()
  try {
    const result = method.apply(one)
    const ms = performance.now() - started
    return { ...row, score: { ...scoreOf(one, truth, result), ms } }
  } catch (thrown) {
    if (!(thrown instanceof RefineError)) throw thrown
    return { ...row, score: refusedScore(), refusal: thrown.message }
  }
}
