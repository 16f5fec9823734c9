import { settleCandidate } from '../../core/edit/settle/settle-candidate.ts'
import { cropPicture } from '../../core/image/picture.ts'
import type { Size } from '../../core/image/rect.ts'
import { toMarkdown } from '../fidelity/markdown.ts'
import { countAllocations } from './count-allocations.ts'
import { makeRefinement, type RefinementCase, type RefinementSize } from './refinement-case.ts'
import { leastOf, type Timings, timeByTurns, timeSettling } from './time-stages.ts'

/** Times every stage for small and large crops, regions and answers. */
export async function stagesTable(rounds: number): Promise<string> {
  const cases: readonly (readonly [string, RefinementSize])[] = [
    ['1 MP picture, 0.25 MP crop', sized(1200, 600, 300, 600)],
    ['12 MP, 3 MP crop', sized(4200, 2100, 1300, 1536)],
    ['24 MP, 6 MP crop', sized(6000, 3000, 1900, 1536)],
    ['24 MP, 6 MP crop, region 1 %', sized(6000, 3000, 600, 1536)],
    ['24 MP, 6 MP crop, answer 6 MP', sized(6000, 3000, 1900, 3000)],
  ]
  const columns: Timings[] = []
  for (const [, sizes] of cases) {
    const { input } = await makeRefinement(sizes)
    const runs = Array.from({ length: rounds }, () => timeSettling(input).timings)
    columns.push(leastOf(runs))
  }
  const names = [...(columns[0]?.keys() ?? [])]
  return toMarkdown(
    ['ms', ...cases.map(([title]) => title)],
    names.map((name) => [name, ...columns.map((column) => (column.get(name) ?? 0).toFixed(0))]),
  )
}

/** Shows that time follows the crop, and not the picture. */
export async function slopesTable(rounds: number): Promise<string> {
  const base = sized(3000, 1500, 900, 1200)
  const one = await makeRefinement(base)
  const larger = await makeRefinement({ ...base, picture: { width: 6000, height: 2000 } })
  const doubled = await makeRefinement(sized(4242, 2121, 1273, 1697))
  const acts = { one: settling(one), larger: settling(larger), doubled: settling(doubled) }
  const { cpu } = await timeByTurns(acts, rounds + 2)
  const against = (name: string) => `${((cpu.get(name) ?? 0) / (cpu.get('one') ?? 1)).toFixed(2)} ×`
  return toMarkdown(
    ['', 'time', 'goal'],
    [
      ['the picture twice as large, the same crop', against('larger'), '< 1.05 ×'],
      ['crop, region and answer twice as large', against('doubled'), '1.8–2.1 ×'],
    ],
  )
}

function settling({ whole, input }: RefinementCase): () => void {
  return () => {
    cropPicture(whole, input.plan.crop)
    settleCandidate(input)
  }
}

/** Counts what settling allocates against what it may. */
export async function memoryTable(sizes: RefinementSize): Promise<string> {
  const { input, whole } = await makeRefinement(sizes)
  const { bytes, largest } = countAllocations(() => settleCandidate(input))
  const cropBytes = input.parent.width * input.parent.height * 4
  const answerBytes = input.candidate.width * input.candidate.height * 4
  const allowed = 12 * cropBytes + 8 * answerBytes
  const megabytes = (count: number) => (count / 1e6).toFixed(0)
  return toMarkdown(
    ['', 'MB', ''],
    [
      [
        'allocated by settling, in all',
        megabytes(bytes),
        `${(bytes / cropBytes).toFixed(1)} × the crop`,
      ],
      [
        'allowed: 12 × crop + 8 × answer',
        megabytes(allowed),
        bytes <= allowed ? 'kept' : 'exceeded',
      ],
      [
        'largest single array',
        megabytes(largest),
        `${(largest / cropBytes).toFixed(2)} × the crop`,
      ],
      ['the whole picture', megabytes(whole.data.byteLength), ''],
    ],
  )
}

/** A picture, a crop, a region and an answer of 3:2, by their widths. */
function sized(picture: number, crop: number, region: number, answer: number): RefinementSize {
  const size = (width: number): Size => ({ width, height: Math.round((width * 2) / 3) })
  return { picture: size(picture), crop: size(crop), region: size(region), answer: size(answer) }
}
