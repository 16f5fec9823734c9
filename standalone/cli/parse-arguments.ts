import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { UsageError } from './usage-error.ts'

/** What a command takes: its options, and its arguments by name for messages. */
export interface CommandShape {
  readonly command: string
  readonly positionals: readonly string[]
  readonly options: ParseArgsOptionsConfig
}

export interface ParsedArguments {
  readonly positionals: readonly string[]
  /** The value of an option, or undefined. @throws UsageError when it is given twice. */
  text(option: string): string | undefined
  /** All values of an option that may be repeated. */
  texts(option: string): readonly string[]
  flag(option: string): boolean
  /** A number, or undefined. @throws UsageError for anything else, or outside the bounds. */
  number(option: string, bounds: NumberBounds): number | undefined
}

export interface NumberBounds {
  readonly from: number
  readonly to: number
  readonly whole: boolean
}

/**
 * Parses a command's arguments strictly.
 *
 * @throws UsageError for unknown options, missing values, and missing or surplus arguments.
 */
export function parseArguments(
  args: readonly string[],
  { command, positionals: names, options }: CommandShape,
): ParsedArguments {
  const parsed = parse(args, command, {
    ...options,
    json: { type: 'boolean' },
    help: { type: 'boolean', short: 'h' },
  })
  const { positionals } = parsed
  const missing = names[positionals.length]
  if (missing !== undefined) {
    throw new UsageError(`${missing} is missing.`, `Try: pentimento ${command} --help`)
  }
  if (positionals.length > names.length) {
    throw new UsageError(
      `“${positionals[names.length]}” is one argument too many.`,
      'Put quotation marks around a text of several words.',
    )
  }
  const values = (option: string): readonly string[] => {
    const value = parsed.values[option]
    return (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string')
  }
  const text = (option: string): string | undefined => {
    const [first, ...more] = values(option)
    if (more.length > 0) {
      throw new UsageError(`--${option} was given twice.`, `Give --${option} once.`)
    }
    return first
  }
  return {
    positionals,
    text,
    texts: values,
    flag: (option) => parsed.values[option] === true,
    number: (option, bounds) => {
      const given = text(option)
      return given === undefined ? undefined : toNumber(option, given, bounds)
    },
  }
}

function parse(args: readonly string[], command: string, options: ParseArgsOptionsConfig) {
  // Every text option collects its values, so that a second one is noticed instead of winning.
  const collecting = Object.fromEntries(
    Object.entries(options).map(([name, option]) => [
      name,
      option.type === 'string' ? { ...option, multiple: true } : option,
    ]),
  )
  try {
    return parseArgs({ args: [...args], options: collecting, allowPositionals: true, strict: true })
  } catch (thrown) {
    if (!(thrown instanceof Error && 'code' in thrown)) throw thrown
    const [said = ''] = thrown.message.split('\n')
    const message = said
      .replace(/\.? To specify.*$/, '')
      .replace(/'/g, '”')
      .replace(/”([^”]*)”/g, '“$1”')
    throw new UsageError(`${message.replace(/\.$/, '')}.`, `Try: pentimento ${command} --help`)
  }
}

function toNumber(option: string, given: string, { from, to, whole }: NumberBounds): number {
  const value = /^[+-]?(\d+\.?\d*|\.\d+)$/.test(given.trim()) ? Number(given) : Number.NaN
  if (value >= from && value <= to && (!whole || Number.isInteger(value))) return value
  const kind = whole ? 'a whole number' : 'a number'
  const range = Number.isFinite(to) ? `from ${from} to ${to}` : `of at least ${from}`
  throw new UsageError(
    `--${option} takes ${kind} ${range}, but “${given}” was given.`,
    'Write decimals with a point, as in 0.25.',
  )
}
