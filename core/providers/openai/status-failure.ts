import type { Failure } from './explain-failure.ts'

/**
 * Reads what a service says of a call that it refused.
 *
 * @param answer The body as data, or the `error` in it; anything else says nothing.
 */
export function statusFailure(
  status: number,
  answer: unknown,
  requestId: string | null | undefined,
): Failure {
  const said = fieldOf(answer, 'error') ?? answer
  return {
    kind: 'status',
    status,
    code: textOf(fieldOf(said, 'code')),
    param: textOf(fieldOf(said, 'param')),
    message: textOf(said) ?? textOf(fieldOf(said, 'message')) ?? undefined,
    requestId,
    categories: categoriesOf(said),
  }
}

function categoriesOf(said: unknown): readonly string[] {
  const categories = fieldOf(fieldOf(said, 'moderation_details'), 'categories')
  return Array.isArray(categories) ? categories.filter((name) => typeof name === 'string') : []
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name] // an object that has the field
    : undefined
}
