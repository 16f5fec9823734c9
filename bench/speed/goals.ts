import { settleCandidate } from '../../core/edit/settle/settle-candidate.ts'
import { cropPicture, type Picture } from '../../core/image/picture.ts'
import { decodePng } from '../../core/image/png/decode-png.ts'
import { encodePng } from '../../core/image/png/encode-png.ts'
import { relativeTo } from '../../core/image/rect.ts'
import { resample } from '../../core/image/resample.ts'
import { toMarkdown } from '../fidelity/markdown.ts'
import { pasteWithJavascript } from './javascript-baseline.ts'
import { decodeNatively, packNatively } from './native-streams.ts'
import { makeRefinement, type RefinementCase, type RefinementSize } from './refinement-case.ts'
import { pasteWithSharp } from './sharp-baseline.ts'
import { type Timings, timeByTurns } from './time-stages.ts'

/** Times a whole refinement beside sharp: as a host without codecs of its own needs it, and as a browser does. */
export async function goalsTable(sizes: RefinementSize, rounds: number): Promise<string> {
  const { wall, cpu } = await timeByTurns(actsOf(await makeRefinement(sizes)), rounds)
  const sum = (timings: Timings, names: readonly string[]) =>
    names.reduce((total, name) => total + (timings.get(name) ?? 0), 0)
  const rows = sumsOf().map(({ title, names, goal }) => {
    const seconds = (timings: Timings) => (sum(timings, names) / 1000).toFixed(2)
    const against = (timings: Timings) =>
      `${(sum(timings, names) / sum(timings, ['sharp'])).toFixed(2)} ×`
    return [title, seconds(wall), against(wall), seconds(cpu), against(cpu), goal ?? '']
  })
  const titles = ['', 'seconds', 'against sharp', 'of processors', 'against sharp', 'goal']
  return toMarkdown(titles, rows)
}

/** The lines of the table, and what each is the sum of. */
function sumsOf() {
  const work = ['crop', 'shrink', 'settle']
  const single = Object.entries(titles).map(([name, title]) => ({ title, names: [name], goal: '' }))
  return [
    ...single,
    { title: 'without codecs', names: work, goal: '0.8 s' },
    {
      title: 'for Photoshop: both codecs in JavaScript, no patch PNG',
      names: [...work, 'upload', 'answer'],
      goal: '1.1 s',
    },
    {
      title: 'for a browser: native codecs, with the patch’s PNG',
      names: [...work, 'nativeUpload', 'nativeAnswer', 'nativePatch'],
      goal: '1.4 s, 3 ×',
    },
  ]
}

function actsOf({ whole, input }: RefinementCase) {
  const { crop, sent } = input.plan
  const small = resample(input.parent, sent)
  const answered = encodePng(input.candidate)
  const patch = patchOf(input.parent, input.region && relativeTo(input.region.rect, crop))
  return {
    sharp: () => pasteWithSharp(whole, crop, input.candidate, sent),
    javascript: () => pasteWithJavascript(whole, crop, input.candidate, sent),
    crop: () => cropPicture(whole, crop),
    shrink: () => resample(input.parent, sent),
    settle: () => settleCandidate(input),
    upload: () => encodePng(small),
    answer: () => decodePng(answered),
    patch: () => encodePng(patch),
    nativeUpload: () => packNatively(small),
    nativeAnswer: () => decodeNatively(answered),
    nativePatch: () => packNatively(patch),
  }
}

/** What is written of a patch: the part that its coverage shows. */
function patchOf(parent: Picture, region: Parameters<typeof cropPicture>[1] | null): Picture {
  return region ? cropPicture(parent, region) : parent
}

const titles: Readonly<Record<string, string>> = {
  sharp: 'sharp: crop, two resizes, composite, PNG level 1',
  javascript: 'pica and fast-png: the same',
  crop: 'crop',
  shrink: 'shrink to the provider’s size',
  settle: 'settle',
  upload: 'upload as PNG, JavaScript',
  answer: 'answer from PNG, JavaScript',
  patch: 'patch as PNG, JavaScript',
  nativeUpload: 'upload as PNG, native',
  nativeAnswer: 'answer from PNG, native',
  nativePatch: 'patch as PNG, native',
}
