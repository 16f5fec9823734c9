import type { ModalScope } from './modal-scope.ts'

/**
 * Makes everything that the work changes in a document one step of its History panel; nothing of it stays when it throws.
 *
 * @param name What the step is called in the History panel.
 */
export async function inOneStep<Result>(
  scope: ModalScope,
  documentID: number,
  name: string,
  work: () => Promise<Result>,
): Promise<Result> {
  scope.expectGoing()
  const suspension = await scope.history.suspendHistory({ documentID, name })
  let result: Result
  try {
    result = await work()
    scope.expectGoing()
  } catch (thrown) {
    await rollBack(scope, suspension)
    throw thrown
  }
  await scope.history.resumeHistory(suspension, true)
  return result
}

/** Runs work that has to change a document to find something out; all changes are taken back, whatever happens. */
export async function withoutTrace<Result>(
  scope: ModalScope,
  documentID: number,
  work: () => Promise<Result>,
): Promise<Result> {
  scope.expectGoing()
  const suspension = await scope.history.suspendHistory({ documentID, name: 'Pentimento' })
  let result: Result
  try {
    result = await work()
  } catch (thrown) {
    await rollBack(scope, suspension)
    throw thrown
  }
  await scope.history.resumeHistory(suspension, false)
  return result
}

type Suspension = Awaited<ReturnType<ModalScope['history']['suspendHistory']>>

async function rollBack(scope: ModalScope, suspension: Suspension): Promise<void> {
  try {
    await scope.history.resumeHistory(suspension, false)
  } catch {
    // After Esc every call throws, this one too. The work's own error ends the scope, and Photoshop then takes back what
    // is still suspended.
  }
}
