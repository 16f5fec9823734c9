import type { RecipeArea, RecipeReframe, RecipeStep } from '../../guide/recipes/recipe.ts'
import type { Estimate, ProviderInfo } from '../../provider.ts'
import type { Question } from '../question.ts'
import { formatMost, formatShare } from './numbers.ts'

/** Says where a step works, what it keeps and how it changes the frame; null when there is nothing to say. */
export function stepNote({
  region,
  protect,
  preserve,
  reframe,
  references,
}: Pick<RecipeStep, 'region' | 'protect' | 'preserve' | 'reframe' | 'references'>): string | null {
  const notes = [
    ...(region.length > 0 ? [`Where: ${region.map(areaWords).join(', ')}.`] : []),
    ...(protect.length > 0 ? [`Protected: ${protect.map(areaWords).join(', ')}.`] : []),
    ...(preserve.length > 0 ? [`Keeps ${preserve.map(({ text }) => text).join(', ')}.`] : []),
    ...(references.length > 0
      ? [`With ${references.map(({ parameter }) => `{${parameter}}`).join(', ')}.`]
      : []),
    ...(reframe ? [`A new picture: ${frameWords(reframe)}.`] : []),
  ]
  return notes.length === 0 ? null : notes.join(' ')
}

/** Counts the steps of a recipe. */
export function countSteps(count: number): string {
  return count === 1 ? 'one step' : `${count} steps`
}

/** Asks before a recipe leaves, once for all its calls; what later steps send is only known once those before are there. */
export function sendRecipeQuestion(
  info: Pick<ProviderInfo, 'label'>,
  { name, steps, pictures }: { name: string; steps: number; pictures: number },
  estimate: Estimate | null,
): Question {
  const calls = steps * pictures
  const many = pictures === 1 ? '' : ` on ${pictures} pictures`
  const price = !estimate
    ? 'the price is not known'
    : estimate.highUsd === 0
      ? 'free'
      : `together ${formatMost(estimate)} at most`
  return {
    title: `Send “${name}” to ${info.label}?`,
    text: `${countSteps(steps)}${many}, each a call of its own: ${price}.`.replace(/^o/, 'O'),
    agree: calls === 1 ? 'Send' : `Send ${calls} calls`,
  }
}

function areaWords(area: RecipeArea): string {
  if (area.kind === 'part') return `the ${area.part}`
  if (area.kind === 'mask') return 'the area that was marked'
  const { x, y, width, height } = area.box
  const isWide = x === 0 && width === 1
  if (isWide && y === 0) return `the upper ${formatShare(height)}`
  if (isWide && y + height > 0.999) return `the lower ${formatShare(height)}`
  const at = `${formatShare(x)} from the left, ${formatShare(y)} from the top`
  return `${formatShare(width)} × ${formatShare(height)} at ${at}`
}

function frameWords(reframe: RecipeReframe): string {
  if (reframe.kind === 'proportions') return `${reframe.width}:${reframe.height}`
  if (reframe.kind === 'upscale') return `${reframe.factor} times as large`
  return reframe.kind === 'crop' ? 'cropped' : 'with space added'
}
