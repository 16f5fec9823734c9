import type { Size } from '../../image/rect.ts'
import type { Failure } from '../http/failure.ts'
import type { ProviderMemory } from '../provider-memory.ts'
import type { CallForm } from './image-call.ts'
import { fixedSizes } from './openai-models.ts'

/** How a server is spoken to. */
export interface Dialect {
  readonly form: CallForm
  /** Whether it is asked for the size that is wanted, or for the nearest of the few that every server knows. */
  readonly size: 'wanted' | 'fixed'
}

/** Whom a dialect belongs to: the form to an address, the sizes to one of its models. */
export interface Spoken {
  readonly baseUrl: string
  readonly model: string
}

/** What a call lets be said otherwise. */
export interface Sayable {
  /** Whether both forms can carry it. */
  readonly hasForms: boolean
  readonly size: Size
}

/** Gives the dialect that a server was found to speak in this process, or the first one to try. */
export function recallDialect(memory: ProviderMemory, spoken: Spoken, first: CallForm): Dialect {
  const form = memory.get(formName(spoken))
  return {
    form: form === 'json' || form === 'form' ? form : first,
    size: memory.get(sizeName(spoken)) === 'fixed' ? 'fixed' : 'wanted',
  }
}

/** Keeps the dialect that a server has just answered in. */
export function rememberDialect(memory: ProviderMemory, spoken: Spoken, dialect: Dialect): void {
  memory.set(formName(spoken), dialect.form)
  if (dialect.size === 'fixed') memory.set(sizeName(spoken), dialect.size)
}

/**
 * Gives what to try after a failure: first the other form, then the nearest fixed size; null when nothing is left, or
 * when another form would change nothing.
 *
 * Only after an answer that clearly refuses the form of the request (400, 415, 422), which is charged by nobody: a
 * call that may have been charged is never repeated.
 *
 * @param tried The dialects of this call so far, the last one last.
 */
export function nextDialect(
  tried: readonly Dialect[],
  failure: Failure,
  { hasForms, size }: Sayable,
): Dialect | null {
  const last = tried.at(-1)
  if (!last || failure.kind !== 'status' || last.size === 'fixed') return null
  if (isAboutContent(failure)) return null
  const form: CallForm = last.form === 'json' ? 'form' : 'json'
  const isNew = !tried.some((one) => one.form === form)
  if (hasForms && isNew && wantsOtherForm(failure, last.form)) return { ...last, form }
  if (!isRefusal(failure) || !namesSize(failure) || isFixed(size)) return null
  return { ...last, size: 'fixed' }
}

/** Gives the fixed size whose proportions are nearest. */
export function nearestFixedSize({ width, height }: Size): Size {
  const wanted = Math.log(width / height)
  return fixedSizes.reduce<Size>(
    (best, one) => (distance(one, wanted) < distance(best, wanted) ? one : best),
    fixedSizes[0],
  )
}

function isFixed({ width, height }: Size): boolean {
  return fixedSizes.some((one) => one.width === width && one.height === height)
}

function distance({ width, height }: Size, wanted: number): number {
  return Math.abs(Math.log(width / height) - wanted)
}

const typeWords = /content[- ]type|media type|multipart|\bjson\b/iu
const fieldWords =
  /unknown (?:parameter|field|argument)|unrecognized|unexpected (?:field|parameter)|not permitted|field required|image(?:\[\])? (?:is )?(?:required|missing)|missing required/iu

/** JSON may be what is refused where fields or a size are named: only newer servers know its fields. */
function wantsOtherForm(failure: Failure, form: CallForm): boolean {
  const { status, code, message = '' } = failure
  if (status === 415) return true
  if (!isRefusal(failure)) return false
  if (typeWords.test(message)) return true
  if (form === 'form') return false
  return code === 'unknown_parameter' || fieldWords.test(message) || namesSize(failure)
}

/** What was asked for, who asks and which model: another form changes none of it, and some of it may be charged. */
function isAboutContent({ code, stage, categories = [] }: Failure): boolean {
  const isOther = /moderation|policy|safety|quota|billing|spend|key|model|user_error/iu.test(
    code ?? '',
  )
  return isOther || (stage ?? null) !== null || categories.length > 0
}

/** Statuses by which a service says that it can't read a request, and has done nothing. */
function isRefusal({ status }: Failure): boolean {
  return status === 400 || status === 422
}

function namesSize({ param, message = '' }: Failure): boolean {
  return param === 'size' || /\b(?:invalid|unsupported|unknown) size\b/iu.test(message)
}

function formName({ baseUrl }: Spoken): string {
  return `openai form ${baseUrl}`
}

function sizeName({ baseUrl, model }: Spoken): string {
  return `openai size ${baseUrl} ${model}`
}
