import { type PlainError, toPlainError } from '../../core/errors.ts'
import manifest from '../../package.json' with { type: 'json' }
import { advise } from './commands/advise.ts'
import { ask } from './commands/ask.ts'
import { batch } from './commands/batch.ts'
import { check } from './commands/check.ts'
import { drift } from './commands/drift.ts'
import { generateCommand } from './commands/generate.ts'
import { history } from './commands/history.ts'
import { kit } from './commands/kit.ts'
import { mask } from './commands/mask.ts'
import { providers } from './commands/providers.ts'
import { recipe } from './commands/recipe.ts'
import { refineCommand } from './commands/refine.ts'
import { report as story } from './commands/report.ts'
import { show } from './commands/show.ts'
import { spending } from './commands/spending.ts'
import { waiting } from './commands/waiting.ts'
import { helpFor, helpOverview } from './help.ts'
import type { Outcome, Surroundings } from './surroundings.ts'
import { UsageError } from './usage-error.ts'

type Command = (args: readonly string[], around: Surroundings) => Promise<Outcome>

const commands: Readonly<Record<string, Command>> = {
  refine: refineCommand,
  generate: generateCommand,
  batch,
  history,
  advise,
  ask,
  drift,
  show,
  mask,
  check,
  recipe,
  kit,
  report: story,
  providers,
  waiting,
  spending,
}

/**
 * Runs the command line and gives its exit code: 0 done, 1 failed, 2 wrong usage.
 *
 * Standard output carries the result alone, one JSON object with `--json`; everything else goes to standard error.
 */
export async function run(args: readonly string[], around: Surroundings): Promise<0 | 1 | 2> {
  const [name = '', ...rest] = args
  const asJson = beforeTerminator(args).includes('--json')
  try {
    const text = answerToGeneralQuestion(name, rest)
    if (text !== null) {
      around.out(text)
      return 0
    }
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw unknownCommand(name)
    const { json, lines, exitCode = 0 } = await command(rest, around)
    around.out(
      asJson ? `${JSON.stringify(json)}\n` : lines.map((line) => `${printable(line)}\n`).join(''),
    )
    return exitCode
  } catch (thrown) {
    return report(thrown, asJson, around)
  }
}

function answerToGeneralQuestion(name: string, rest: readonly string[]): string | null {
  if (name === '--version' || name === '-v') return `${manifest.version}\n`
  if (name === '--help' || name === '-h') return helpOverview
  if (name === 'help') return helpFor(rest[0] ?? '') ?? helpOverview
  const options = beforeTerminator(rest)
  return options.includes('--help') || options.includes('-h') ? helpFor(name) : null
}

function unknownCommand(name: string): UsageError {
  const hint = `Commands: ${Object.keys(commands).join(', ')}. Try: pentimento --help`
  return name === ''
    ? new UsageError('No command was given.', hint)
    : new UsageError(`There is no command “${name}”.`, hint)
}

function report(thrown: unknown, asJson: boolean, { out, err }: Surroundings): 1 | 2 {
  const wrongUsage = thrown instanceof UsageError
  const error: PlainError = wrongUsage
    ? { code: 'bad_setting', message: thrown.message, hint: thrown.hint, retryable: false }
    : toPlainError(thrown)
  if (asJson) out(`${JSON.stringify({ error })}\n`)
  else err(`pentimento: ${oneLine(error.message)} ${oneLine(error.hint)}\n`)
  // A value that a provider does not take is wrong usage as well, only found later.
  return wrongUsage || error.code === 'bad_setting' ? 2 : 1
}

/** What stands after `--` is never an option. */
function beforeTerminator(args: readonly string[]): readonly string[] {
  return args.includes('--') ? args.slice(0, args.indexOf('--')) : args
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}

/** Names in a file may hold control characters, which would steer the reader's terminal. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}
